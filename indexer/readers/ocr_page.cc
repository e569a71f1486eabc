#include "indexer/readers/ocr_page.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <span>
#include <utility>

#include "indexer/readers/feed_article.h"
#include "indexer/readers/line_joiner.h"
#include "indexer/readers/text_lines.h"

namespace backfile {

void set_confidence(double confidence, Article& article) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", std::clamp(confidence, 0.0, 1.0));
  article.extra.emplace_back("ocr_confidence", text);
}

std::string page_title(std::string_view number) {
  return "Page " + clean_line_field(number);
}

void OcrPage::add_line(std::string_view line) {
  std::string text = clean_line_field(line);
  // The sign of several programs for a word that goes on, which is none of the words' own hyphens.
  constexpr std::string_view broken = "¬";
  if (text.ends_with(broken)) text.replace(text.size() - broken.size(), broken.size(), "-");
  if (text.empty()) return;
  if (paragraphs_.empty()) begin_paragraph();
  paragraphs_.back().push_back(std::move(text));
}

void OcrPage::add_confidence(double confidence) {
  sum_ += std::clamp(confidence, 0.0, 1.0);
  ++judged_;
}

bool OcrPage::runs_on() const {
  if (paragraphs_.empty() || paragraphs_.back().empty()) return false;
  const std::string& line = paragraphs_.back().back();
  auto at = static_cast<std::int32_t>(line.size());
  UChar32 last = 0;
  U8_PREV(reinterpret_cast<const std::uint8_t*>(line.data()), 0, at, last);
  return last == ',' || last == '-' || (u_isalnum(last) != 0);
}

bool OcrPage::empty() const {
  return std::ranges::all_of(paragraphs_, [](const auto& lines) { return lines.empty(); });
}

std::string OcrPage::text() const {
  std::string all;
  for (const auto& lines : paragraphs_) {
    for (const std::string& line : lines) all += line + '\n';
  }
  LineJoiner joiner(all, true);
  std::string text;
  for (const auto& lines : paragraphs_) {
    std::string paragraph;
    for (const std::string& line : lines) joiner.append(line, paragraph);
    if (!paragraph.empty()) text += (text.empty() ? "" : "\n\n") + paragraph;
  }
  return clean_text_field(text);
}

void OcrPage::set(std::string_view input, Article& article) const {
  article.text = text();
  article.date = file_name_date(input);
  if (judged_ > 0) set_confidence(sum_ / judged_, article);
}

void read_ocr_pages(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink,
                    std::string_view element, void (*add_page)(const XmlElement& element, OcrPage& page)) {
  XmlStream stream(bytes);
  XmlElement record;
  // Whether a page is one of several is known when the next one comes.
  std::optional<Article> held;
  std::size_t held_number = 0;
  const auto deliver = [&](bool several) {
    if (!held) return true;
    Article article = std::move(*std::exchange(held, std::nullopt));
    if (several) article.title = page_title(std::to_string(held_number));
    return deliver_entry(std::move(article), "", "page", held_number, sink);
  };
  std::size_t number = 0;
  while (stream.next(std::span(&element, 1), record)) {
    if (++number > 1 && !deliver(true)) return;
    OcrPage page;
    add_page(record, page);
    if (page.empty()) continue;
    page.set(options.input, held.emplace());
    held_number = number;
  }
  if (deliver(number > 1)) report_broken(stream, sink);
}

}  // namespace backfile
