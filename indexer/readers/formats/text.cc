// Plain text: one article a file, or several below labels ("Title: ..."); a page of a newspaper, where form
// feeds part such pages, as pdftotext and OCR write them.
#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "indexer/charset/charset.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/labelled_head.h"
#include "indexer/readers/paragraphs.h"
#include "indexer/readers/plain_text.h"
#include "indexer/readers/printed_head.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"
#include "indexer/readers/xml_records.h"

namespace backfile {
namespace {

constexpr std::size_t largest_text = 64U << 20;

// A page that is not blank, and its number.
struct Page {
  std::string_view text;
  std::size_t number;
};

// Form feeds end pages.
std::vector<Page> pages_of(std::string_view text) {
  std::vector<Page> pages;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\f'), text.size());
    const std::string_view page = text.substr(0, end);
    if (page.find_first_not_of(" \t\r\n") != std::string_view::npos) pages.push_back({page, number});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pages;
}

// Newspapers have more on a page than letters and reports: with some 3,000 characters a page of these is
// full.
bool is_newspaper(const std::vector<Page>& pages) {
  constexpr std::size_t least = 5000;  // code points on half of the pages
  if (pages.size() < 2) return false;
  const auto full = std::ranges::count_if(pages, [](const Page& page) {
    return std::ranges::count_if(page.text, [](char c) {
             return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
           }) >= static_cast<std::ptrdiff_t>(least);
  });
  return 2 * static_cast<std::size_t>(full) >= pages.size();
}

bool has_labelled_head(std::string_view text, const ReaderOptions& options) {
  Article article;
  return read_labelled_head(text, options, article) > 0;
}

// Where articles stand one behind the other, each below lines such as "Title: ...", the first of which has
// the same label in all: these; else the whole.
std::vector<std::string_view> labelled_articles(std::string_view text, const ReaderOptions& options) {
  std::vector<std::string_view> articles;
  const std::size_t first = std::min(text.find_first_not_of("\r\n"), text.size());
  std::size_t begin = 0;
  if (has_labelled_head(text, options)) {
    const std::string label = "\n" + std::string(text.substr(first, text.find(':', first) + 1 - first));
    for (std::size_t at = text.find(label, first); at != std::string_view::npos;
         at = text.find(label, at + 1)) {
      const std::string_view before = text.substr(begin, at - begin);
      const bool blank = before.ends_with('\n') || before.ends_with("\n\r");
      if (!blank || !has_labelled_head(text.substr(at), options)) continue;
      articles.push_back(before);
      begin = at + 1;
    }
  }
  articles.push_back(text.substr(begin));
  return articles;
}

Article article_of(std::string_view text, const ReaderOptions& options) {
  Article article;
  text.remove_prefix(read_labelled_head(text, options, article));
  std::string others;
  if (article.title.empty()) {
    PrintedHead head = read_printed_head(text, options, article);
    text.remove_prefix(head.size);
    others = std::move(head.others);
  }
  if (!article.title.empty()) {
    if (!others.empty()) text = others.append("\n").append(text);
    article.text = plain_text_paragraphs(text);
    return article;
  }
  Article rest = plain_text_article(text);
  article.title = std::move(rest.title);
  article.text = std::move(rest.text);
  std::ranges::move(rest.extra, std::back_inserter(article.extra));
  return article;
}

}  // namespace

int recognise_text(std::string_view head, std::string_view name) {
  // Zero bytes are in no text; of other control characters a few may be.
  std::size_t controls = 0;
  for (std::size_t at = 0; at < head.size(); ++at) {
    const char c = head[at];
    if (c == '\0') return 0;
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t' || c == '\f') continue;
    // ISO-2022 changes its character sets by escape sequences.
    const bool changes_set =
        c == '\x1b' && at + 1 < head.size() && (head[at + 1] == '$' || head[at + 1] == '(');
    if (!changes_set) ++controls;
  }
  if (controls * 100 > head.size()) return 0;
  // XML of a kind that nothing reads, RTF and PDF are no text either.
  if (!xml_root(head).name.empty() && head.substr(0, 200).find("<?xml") != std::string_view::npos) return 0;
  if (head.starts_with("{\\rtf") || head.starts_with("%PDF-")) return 0;
  return name.ends_with(".txt") || name.ends_with(".text") ? 40 : 10;
}

void read_text(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  const auto raw = read_all(bytes, largest_text);
  if (!raw) {
    sink.reject("", "a plain text of more than 64 MB is no article");
    return;
  }
  const std::string text = decode_text(*raw, detect_charset(std::string_view(*raw).substr(0, 1U << 16)));
  const Date date = file_name_date(options.input);
  if (const std::vector<Page> pages = pages_of(text); is_newspaper(pages)) {
    for (const Page& page : pages) {
      Article article;
      article.title = "Page " + std::to_string(page.number);
      article.text = join_paragraphs(clean_text_field(page.text));
      article.date = date;
      if (!article.text.empty() && !sink.article(std::move(article))) return;
    }
    return;
  }
  const std::vector<std::string_view> articles = labelled_articles(text, options);
  std::size_t number = 0;
  for (const std::string_view one : articles) {
    ++number;
    Article article = article_of(one, options);
    if (!article.date.known()) article.date = date;
    if (const std::string reason = finish_article(article); !reason.empty()) {
      sink.reject(articles.size() > 1 ? "article " + std::to_string(number) : "", reason);
    } else if (!sink.article(std::move(article))) {
      return;
    }
  }
}

}  // namespace backfile
