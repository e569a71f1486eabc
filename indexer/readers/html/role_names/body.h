// What sites call the text of the article: words and pairs of words (joined by '-') of class names and ids.
#pragma once

#include <array>
#include <string_view>

namespace backfile {

inline constexpr auto body_names = std::to_array<std::string_view>(
    {"article-body",   "article-content", "article-copy",   "article-detail", "article-inner",
     "article-main",   "article-print",   "article-text",   "article-txt",    "articlebody",
     "articlecontent", "articletext",     "articulo-texto", "artikel-body",   "artikel-text",
     "artikelbody",    "artikeltext",     "body-article",   "body-content",   "body-copy",
     "body-text",      "bodycopy",        "bodytext",       "contenido-nota", "content-article",
     "content-body",   "content-detail",  "content-main",   "content-print",  "content-text",
     "contenttext",    "corpo-noticia",   "corps-article",  "cuerpo-nota",    "cuerpo-noticia",
     "detail-body",    "detail-content",  "detail-text",    "entry-body",     "entry-content",
     "entry-text",     "entrytext",       "field-body",     "main-text",      "mso-body",
     "news-body",      "news-content",    "news-detail",    "news-text",      "newstext",
     "node-body",      "nota-texto",      "noticia-texto",  "page-body",      "post-body",
     "post-content",   "post-entry",      "post-text",      "postbody",       "postcontent",
     "print-area",     "print-body",      "print-content",  "rich-text",      "richtext",
     "single-content", "single-post",     "story-body",     "story-content",  "story-copy",
     "story-text",     "storybody",       "storycontent",   "storytext",      "testo-articolo",
     "text-body",      "texte-article",   "texto-nota",     "texto-noticia",  "zn-body"});

}  // namespace backfile
