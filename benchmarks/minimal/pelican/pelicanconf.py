"""Pelican with nothing but articles, a category for each newspaper page, a tag for each issue."""

SITENAME = "墨川晨报"
SITEURL = ""
PATH = "content"
OUTPUT_PATH = "site"
THEME = "theme"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
SLUGIFY_SOURCE = "basename"
SLUGIFY_USE_UNICODE = False
SLUGIFY_PRESERVE_CASE = True
SLUG_REGEX_SUBSTITUTIONS = [(r"\s", "/")]
CATEGORY_REGEX_SUBSTITUTIONS = SLUG_REGEX_SUBSTITUTIONS
TAG_REGEX_SUBSTITUTIONS = SLUG_REGEX_SUBSTITUTIONS
ARTICLE_URL = ARTICLE_SAVE_AS = "{sheet}/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "{slug}/index.html"
TAG_URL = TAG_SAVE_AS = "{slug}/index.html"
ARTICLE_ORDER_BY = "slug"
INDEX_SAVE_AS = "index.html"
DIRECT_TEMPLATES = ["index"]
DEFAULT_PAGINATION = False
AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = DRAFT_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
MARKDOWN = {"extensions": ["tables"], "output_format": "html5"}
STATIC_PATHS = []
CACHE_CONTENT = False
