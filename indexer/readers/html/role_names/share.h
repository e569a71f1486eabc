// What sites call buttons of social networks: words and pairs of words (joined by '-') of class names and
// ids.
#pragma once

#include <array>
#include <string_view>

namespace backfile {

inline constexpr auto share_names =
    std::to_array<std::string_view>({"addthis",        "addtoany",        "bookmarks",
                                     "compartilhar",   "compartilhe",     "compartir",
                                     "condividi",      "delen",           "essb",
                                     "facebook-like",  "fb-like",         "fb-share",
                                     "follow",         "follow-us",       "followus",
                                     "heateor",        "partager",        "sfsi",
                                     "share",          "share-bar",       "share-box",
                                     "share-buttons",  "share-icons",     "share-links",
                                     "share-tools",    "sharebar",        "sharebox",
                                     "sharebuttons",   "sharedaddy",      "shares",
                                     "sharethis",      "sharetools",      "shariff",
                                     "sharing",        "sharing-buttons", "simplesharebuttons",
                                     "social",         "social-bar",      "social-buttons",
                                     "social-icons",   "social-links",    "social-list",
                                     "social-media",   "social-nav",      "social-share",
                                     "social-sharing", "socialbar",       "sociallinks",
                                     "socials",        "socialshare",     "ssba",
                                     "synved",         "teilen",          "tweet-button",
                                     "twitter-follow", "twitter-share",   "whatsapp"});

}  // namespace backfile
