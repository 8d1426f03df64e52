const markdownIt = require("markdown-it");

module.exports = (config) => {
  config.setLibrary("md", markdownIt({ html: false }));
  // each folder's articles and each issue's pages, gathered once
  config.addCollection("tree", (all) => {
    const sheets = {};
    const issues = {};
    for (const item of all.getAll()) {
      const { kind, sheet, issue } = item.data;
      if (kind === "article") (sheets[sheet] ||= []).push(item);
      if (kind === "sheet") (issues[issue] ||= []).push(item);
    }
    for (const list of Object.values(sheets)) list.sort((a, b) => a.data.weight - b.data.weight);
    for (const list of Object.values(issues)) list.sort((a, b) => (a.data.sheet < b.data.sheet ? -1 : 1));
    return { sheets, issues };
  });
  return { dir: { input: "content", includes: "../_includes", output: "site" }, markdownTemplateEngine: false };
};
