// A page as OCR read it, line by line: what readers of its formats share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/xml_records.h"

namespace backfile {

/// Sets how sure a program was on the whole, from 0 to 1, as `ocr_confidence` in `extra`, two decimals.
void set_confidence(double confidence, Article& article);

/// The title of a page, by the number that is printed on it or that it has in its file: "Page 3".
std::string page_title(std::string_view number);

class OcrPage {
 public:
  /// The lines that follow are those of another paragraph.
  void begin_paragraph() { paragraphs_.emplace_back(); }
  /// A line as it is printed; one without a word is left out.
  void add_line(std::string_view line);
  /// How sure the program was of a word or letter, from 0 to 1.
  void add_confidence(double confidence);

  /// Whether the last line breaks a sentence off.
  bool runs_on() const;
  /// Whether the page is blank.
  bool empty() const;
  /// A paragraph's lines as one, words broken at their ends whole; an empty line between paragraphs.
  std::string text() const;
  /// Sets the text, the mean confidence in `extra`, and the date that the input's name has.
  void set(std::string_view input, Article& article) const;

 private:
  std::vector<std::vector<std::string>> paragraphs_;
  double sum_ = 0;
  int judged_ = 0;
};

/// Reads the pages of an XML document, an article each, in constant memory: `add_page` takes one from an
/// element of the name `element`. Blank pages are passed over; of several the number is the title.
void read_ocr_pages(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink,
                    std::string_view element, void (*add_page)(const XmlElement& element, OcrPage& page));

}  // namespace backfile
