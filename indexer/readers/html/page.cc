#include "indexer/readers/html/page.h"

#include <algorithm>

#include "common/language.h"
#include "indexer/charset/charset.h"
#include "indexer/language_detection.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/html/blocks.h"
#include "indexer/readers/html/lean.h"
#include "indexer/readers/html/main_text.h"
#include "indexer/readers/html/metadata.h"
#include "indexer/readers/html/page_data.h"
#include "indexer/readers/html/saved_page.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr float shortest_text = 100;  // characters; below, the data of scripts are looked at

std::string decoded(std::string_view bytes, std::string_view http_charset) {
  const std::string_view head = bytes.substr(0, 1U << 16);
  std::string_view declared = http_charset;
  if (charset_of_label(declared).empty()) declared = declared_charset(head);
  // As a whole, while bytes that became no-break spaces and control characters still stand; what is only in
  // parts of a page is put right there.
  return repaired_mojibake(decode_text(bytes, detect_charset(head, declared)));
}

void add_extra(const PageMetadata& page, Article& article) {
  if (page.published_from != DateFrom::nowhere)
    add_extra_text(article, "date_from", name_of(page.published_from));
  if (!page.url.empty() && page.url != article.url) add_extra_text(article, "canonical", page.url);
  if (!page.keywords.empty()) article.extra.emplace_back("keywords", json_list(page.keywords));
  add_extra_text(article, "section", page.section);
}

// Of a page that its scripts would write: the text, and what else the page does not tell.
void take_from_data(std::span<const std::string_view> scripts, const ReaderOptions& options, Article& article,
                    PageMetadata& metadata) {
  auto data = article_in_data(scripts, metadata.title, options);
  if (!data || text_weight(data->text) <= text_weight(article.text)) return;
  article.text = std::move(data->text);
  if (metadata.title.empty()) metadata.title = std::move(data->title);
  if (metadata.byline.empty()) metadata.byline = std::move(data->byline);
  const bool dated = metadata.published.known() && metadata.published_from != DateFrom::address;
  if (dated || !data->date.known()) return;
  metadata.published = data->date;
  metadata.published_from = DateFrom::page_data;
}

}  // namespace

HtmlPage read_html_page(std::string_view bytes, const PageOrigin& origin, const ReaderOptions& options) {
  const std::string page = decoded(bytes, origin.charset);
  const std::string_view url = original_address(origin.url.empty() ? saved_from(page) : origin.url);
  const LeanHtml lean = lean_html(page);
  const HtmlTree tree(lean.markup);
  const std::vector<PageRole> roles = page_roles(tree);
  PageMetadata metadata = page_metadata(tree, roles, lean.json_ld, url);
  HtmlPage read;
  Article& article = read.article;
  const std::string_view host = host_of(url.empty() ? std::string_view(metadata.url) : url);
  article.text = repaired_mojibake(clean_text_field(main_text(
      tree, roles,
      {metadata.title, metadata.byline, metadata.description, metadata.body, metadata.updates, host})));
  if (text_weight(article.text) < shortest_text) take_from_data(lean.scripts, options, article, metadata);
  article.title = repaired_mojibake(std::move(metadata.title));
  article.byline = repaired_mojibake(std::move(metadata.byline));
  article.date = metadata.published;
  article.url = url.empty() ? metadata.url : clean_line_field(url);
  // What the user said about the source is filled in later.
  if (options.source.empty())
    article.source = metadata.site.empty() ? host_of(article.url) : clean_line_field(metadata.site);
  article.language = options.language.empty()
                         ? detect_language(article.text, language_code(metadata.language))
                         : options.language;
  add_extra(metadata, article);
  read.is_declared_article = metadata.is_article;
  read.weight = static_cast<double>(text_weight(article.text));
  return read;
}

void deliver_page(HtmlPage&& page, ArticleSink& sink) {
  if (page.article.text.empty()) {
    sink.reject("", "no article's text on the page");
    return;
  }
  finish_article(page.article);
  sink.article(std::move(page.article));
}

}  // namespace backfile
