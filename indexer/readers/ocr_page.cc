#include "indexer/readers/ocr_page.h"

#include <algorithm>
#include <cstdio>

#include "indexer/readers/line_joiner.h"
#include "indexer/readers/text_lines.h"

namespace backfile {

void set_confidence(double confidence, Article& article) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", std::clamp(confidence, 0.0, 1.0));
  article.extra.emplace_back("ocr_confidence", text);
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

bool OcrPage::empty() const {
  return std::ranges::all_of(paragraphs_, [](const auto& lines) { return lines.empty(); });
}

void OcrPage::set(std::string_view input, Article& article) const {
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
  article.text = clean_text_field(text);
  article.date = file_name_date(input);
  if (judged_ > 0) set_confidence(sum_ / judged_, article);
}

}  // namespace backfile
