// What sites call author, date and the like: words and pairs of words (joined by '-') of class names and ids.
#pragma once

#include <array>
#include <string_view>

namespace backfile {

inline constexpr auto byline_names =
    std::to_array<std::string_view>({"article-author",    "article-byline", "article-date",
                                     "article-details",   "article-info",   "article-meta",
                                     "article-timestamp", "auteur",         "author",
                                     "author-bio",        "author-box",     "author-card",
                                     "author-info",       "author-name",    "authorbox",
                                     "authors",           "autor",          "autore",
                                     "autoren",           "bio-box",        "biography",
                                     "by-line",           "byline",         "byline-name",
                                     "bylines",           "contributor",    "contributors",
                                     "date-line",         "date-published", "date-time",
                                     "dateline-block",    "entry-date",     "entry-info",
                                     "entry-meta",        "firma",          "last-updated",
                                     "meta-data",         "metadata",       "min-read",
                                     "news-date",         "post-author",    "post-date",
                                     "post-details",      "post-info",      "post-meta",
                                     "posted-by",         "posted-on",      "profile-card",
                                     "pubdate",           "publish-date",   "published-date",
                                     "read-time",         "reading-time",   "reporter",
                                     "short-bio",         "signature",      "staff-bio",
                                     "staff-profile",     "story-meta",     "time-stamp",
                                     "timestamp",         "update-date",    "updated-date",
                                     "writer-bio",        "writer-info"});

}  // namespace backfile
