// What sites call readers' comments: words and pairs of words (joined by '-') of class names and ids.
#pragma once

#include <array>
#include <string_view>

namespace backfile {

inline constexpr auto comments_names = std::to_array<std::string_view>(
    {"cmnts",         "cmt",          "comentario",   "comentarios",     "comment",         "comment-form",
     "comment-list",  "commentaire",  "commentaires", "commentary-list", "commentform",     "commenti",
     "commentlist",   "commento",     "comments",     "comments-area",   "coral-talk",      "discussion",
     "disqus",        "fb-comments",  "forum-posts",  "hypercomments",   "hyvor",           "komentar",
     "komentare",     "komentari",    "komentarz",    "komentarze",      "kommentar",       "kommentare",
     "kommentarer",   "kommentit",    "kommentti",    "leave-comment",   "leave-reply",     "leserkommentare",
     "livefyre",      "openweb",      "reactie",      "reacties",        "reader-comments", "replies",
     "reply",         "respond",      "spot-im",      "talk-embed",      "talkback",        "talkbacks",
     "user-comments", "usercomments", "viafoura"});

}  // namespace backfile
