// hOCR (https://kba.github.io/hocr-spec/1.2/): pages as OCR read them, in HTML whose classes say what is a
// page, a paragraph, a line, a word. A page is an article, as with ALTO.
#include <algorithm>
#include <charconv>

#include "common/ascii.h"
#include "common/language.h"
#include "indexer/charset/charset.h"
#include "indexer/readers/html/lean.h"
#include "indexer/readers/html/tree.h"
#include "indexer/readers/ocr_page.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t largest_file = 64U << 20;

// "95" of title="bbox 0 0 10 10; x_wconf 95"; "" where the property is not there.
std::string_view property(const HtmlTree& tree, std::uint32_t node, std::string_view name) {
  std::string_view title = tree.attribute(node, Attribute::title);
  while (!title.empty()) {
    const std::size_t end = std::min(title.find(';'), title.size());
    const std::string_view one = trimmed(title.substr(0, end));
    if (one.starts_with(name) && one.size() > name.size() && one[name.size()] == ' ')
      return trimmed(one.substr(name.size()));
    title.remove_prefix(std::min(end + 1, title.size()));
  }
  return {};
}

class HocrPage {
 public:
  HocrPage(const HtmlTree& tree, std::uint32_t page) : tree_(tree) {
    for (std::uint32_t node = page + 1; node < tree[page].end; ++node) {
      if (has_class(tree, node, {"ocr_par", "ocr_carea", "ocr_header", "ocr_caption", "ocr_textfloat"}))
        page_.begin_paragraph();
      if (language_.empty() && has_class(tree, node, {"ocr_par"}))
        language_ = language_code(tree.attribute(node, Attribute::lang));
      if (!has_class(tree, node, {"ocr_line", "ocrx_line", "ocr_header", "ocr_caption", "ocr_textfloat"}))
        continue;
      add_line(node);
      node = tree[node].end - 1;
    }
  }

  const OcrPage& page() const { return page_; }
  const std::string& language() const { return language_; }

 private:
  void add_line(std::uint32_t line) {
    std::string text;
    for (std::uint32_t node = line + 1; node < tree_[line].end; ++node) {
      if (!has_class(tree_, node, {"ocrx_word", "ocr_word"})) continue;
      add_confidence(property(tree_, node, "x_wconf"));
      const std::string word = tree_.subtree_text(node);
      if (!word.empty()) text += (text.empty() ? "" : " ") + word;
      node = tree_[node].end - 1;
    }
    page_.add_line(text.empty() ? tree_.subtree_text(line) : text);
  }

  void add_confidence(std::string_view value) {
    double percent = 0;
    if (std::from_chars(value.data(), value.data() + value.size(), percent).ec != std::errc()) return;
    page_.add_confidence(percent / 100);
  }

  const HtmlTree& tree_;
  OcrPage page_;
  std::string language_;
};

std::vector<std::uint32_t> pages_of(const HtmlTree& tree) {
  std::vector<std::uint32_t> pages;
  for (std::uint32_t node = 1; node < tree.size(); ++node) {
    if (has_class(tree, node, {"ocr_page"})) pages.push_back(node);
  }
  return pages;
}

// The printed number, or the place in the file where it has several pages.
std::string title_of(const HtmlTree& tree, std::uint32_t page, std::size_t number, std::size_t pages) {
  const std::string_view printed = property(tree, page, "lpageno");
  if (!printed.empty()) return page_title(printed);
  return pages > 1 ? page_title(std::to_string(number)) : "";
}

}  // namespace

int recognise_hocr(std::string_view head, std::string_view) {
  const std::string lowered = ascii_lowered(head);
  const bool is_page = lowered.find("<html") != std::string::npos;
  const bool is_ocr =
      lowered.find("ocr_page") != std::string::npos &&
      (lowered.find("bbox ") != std::string::npos || lowered.find("ocr-system") != std::string::npos);
  return is_page && is_ocr && trimmed(head).find('<') < 4 ? 97 : 0;
}

void read_hocr(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  const auto all = read_all(bytes, largest_file);
  if (!all) {
    sink.reject("", "a file of more than 64 MB: one with fewer pages can be read");
    return;
  }
  const std::string page = decode_markup(*all);
  const HtmlTree tree(lean_html(page).markup);
  const std::string language = language_code(tree.attribute(0, Attribute::lang));
  const std::vector<std::uint32_t> pages = pages_of(tree);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const HocrPage read(tree, pages[i]);
    if (read.page().empty()) continue;
    Article article;
    read.page().set(options.input, article);
    article.title = title_of(tree, pages[i], i + 1, pages.size());
    article.language = read.language().empty() ? language : read.language();
    if (!sink.article(std::move(article))) return;
  }
}

}  // namespace backfile
