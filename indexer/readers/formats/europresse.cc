// Deliveries of Europresse: many articles a web page, each an element <article> with a header (source,
// section and date, headline, authors) and a section with the text. The names of classes: as the many scripts
// of researchers who take such files apart use them.
#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/charset/charset.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/byline.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/html/lean.h"
#include "indexer/readers/html/tree.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t largest_delivery = 64U << 20;

// The first element within a subtree that has one of these classes.
std::optional<std::uint32_t> find_class(const HtmlTree& tree, std::uint32_t within,
                                        std::initializer_list<std::string_view> names) {
  for (std::uint32_t node = within; node < tree[within].end; ++node) {
    if (tree[node].tag != Tag::text && has_class(tree, node, names)) return node;
  }
  return std::nullopt;
}

std::string line_of(const HtmlTree& tree, std::uint32_t within,
                    std::initializer_list<std::string_view> names) {
  const auto found = find_class(tree, within, names);
  return found ? clean_line_field(tree.subtree_text(*found)) : "";
}

// Without "832 words" and "832 mots".
std::string without_count(std::string line) {
  for (const std::string_view words : {" words", " mots"}) {
    const std::size_t end = line.find(words);
    if (end == std::string::npos || end == 0) continue;
    const std::size_t begin = line.find_last_not_of("0123456789", end - 1) + 1;
    line.erase(begin, end + words.size() - begin);
  }
  return line;
}

// "Économie, mardi 2 juin 2015, p. 5": the section, the date, the page, set off by commas; English dates have
// a comma within ("June 2, 2015").
void read_header_line(std::string_view line, Article& article) {
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t comma = std::min(line.find(',', begin), line.size());
    const std::size_t second = std::min(line.find(',', comma + 1), line.size());
    for (const std::size_t end : {second, comma}) {
      const auto date = parse_date(trimmed(line.substr(begin, end - begin)));
      if (!date || date->precision < DatePrecision::month) continue;
      article.date = *date;
      add_extra_text(article, "section", line.substr(0, line.substr(0, begin).find_last_not_of(", ") + 1));
      const std::size_t page = line.find("p. ", end);
      if (page != std::string_view::npos) add_extra_text(article, "page", line.substr(page + 3));
      return;
    }
    begin = comma + 1;
  }
  add_extra_text(article, "section", line);
}

// Paragraphs, or what stands there without any.
std::string text_of(const HtmlTree& tree, std::uint32_t within) {
  std::string text;
  for (std::uint32_t node = within; node < tree[within].end; ++node) {
    const Tag tag = tree[node].tag;
    if (tag == Tag::aside || tag == Tag::footer || tag == Tag::figure) {
      node = tree[node].end - 1;
    } else if (tag == Tag::p || is_heading(tag) || tag == Tag::li) {
      text.append(text.empty() ? "" : "\n\n").append(tree.subtree_text(node));
      node = tree[node].end - 1;
    }
  }
  return clean_text_field(trimmed(text).empty() ? tree.subtree_text(within) : text);
}

// "news·20150602·LM·4645785"
std::string document_number(const HtmlTree& tree, std::uint32_t within) {
  for (std::uint32_t node = within; node < tree[within].end; ++node) {
    if (tree[node].tag != Tag::text) continue;
    const std::string_view text = tree.text(node);
    for (const std::string_view beginning : {"news·", "web·", "pub·", "blog·", "bio·"}) {
      const std::size_t at = text.find(beginning);
      if (at == std::string_view::npos) continue;
      return clean_line_field(text.substr(at, text.find_first_of(" \t\r\n", at) - at));
    }
  }
  return "";
}

void read_document(const HtmlTree& tree, std::uint32_t node, Article& article) {
  // "La Croix, no. 43018"
  const std::string source = line_of(tree, node, {"DocPublicationName", "rdp__DocPublicationName"});
  article.source = clean_line_field(source.substr(0, source.find(", n")));
  article.title = line_of(tree, node, {"titreArticleVisu", "rdp__articletitle"});
  if (article.title.empty()) article.title = line_of(tree, node, {"titreArticle", "grandTitre"});
  article.byline = clean_byline(line_of(tree, node, {"sm-margin-bottomNews", "docAuthors"}));
  read_header_line(without_count(line_of(tree, node, {"DocHeader"})), article);
  add_extra_text(article, "subtitle", line_of(tree, node, {"rdp__subtitle"}));
  if (const auto text = find_class(tree, node, {"DocText", "docOcurrContainer"}))
    article.text = text_of(tree, *text);
  article.id = document_number(tree, node);
}

}  // namespace

int recognise_europresse(std::string_view head, std::string_view) {
  const bool delivery = head.find("DocPublicationName") != std::string_view::npos &&
                        (head.find("titreArticle") != std::string_view::npos ||
                         head.find("DocHeader") != std::string_view::npos);
  return delivery && head.find("<article") != std::string_view::npos ? 96 : 0;
}

void read_europresse(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  const auto page = read_all(bytes, largest_delivery);
  if (!page) {
    sink.reject("", "a delivery of more than 64 MB in one page");
    return;
  }
  const std::string decoded = decode_markup(*page);
  const LeanHtml lean = lean_html(decoded);
  const HtmlTree tree(lean.markup);
  std::size_t number = 0;
  for (std::uint32_t node = 0; node < tree.size(); ++node) {
    if (tree[node].tag != Tag::article) continue;
    Article article;
    read_document(tree, node, article);
    if (!deliver_entry(std::move(article), "", "document", ++number, sink)) return;
    node = tree[node].end - 1;
  }
}

}  // namespace backfile
