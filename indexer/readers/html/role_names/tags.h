// What sites call the article's keywords: words and pairs of words (joined by '-') of class names and ids.
#pragma once

#include <array>
#include <string_view>

namespace backfile {

inline constexpr auto tags_names =
    std::to_array<std::string_view>({"article-keywords", "article-tags", "article-topics",
                                     "cat-links",        "categories",   "category-list",
                                     "entry-categories", "entry-footer", "entry-tags",
                                     "entry-utility",    "etiquetas",    "keyword",
                                     "keywords",         "news-tags",    "post-categories",
                                     "post-footer",      "post-tags",    "postmetadata",
                                     "schlagworte",      "story-tags",   "submeta",
                                     "tag-cloud",        "tag-links",    "tag-list",
                                     "tagcloud",         "taglist",      "tags",
                                     "tags-links",       "tags-list",    "temas",
                                     "tematy",           "topic-list",   "topics"});

}  // namespace backfile
