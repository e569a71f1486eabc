// ABBYY FineReader's XML (schemas 6 to 10), as libraries and the Internet Archive keep it beside scans:
// letter by letter. A page is an article, as with ALTO.
#include <charconv>

#include "indexer/readers/ocr_page.h"
#include "indexer/readers/readers.h"

namespace backfile {
namespace {

void add_letters(const XmlElement& run, std::string& line, OcrPage& page) {
  bool letters = false;
  for (const XmlElement& letter : run.children()) {
    if (letter.name() != "charParams") continue;
    letters = true;
    line += letter.text();
    const std::string confidence = letter.attribute("charConfidence");
    double percent = 0;
    // 255 for what was not judged.
    const bool known =
        std::from_chars(confidence.data(), confidence.data() + confidence.size(), percent).ec ==
            std::errc() &&
        percent <= 100;
    if (known) page.add_confidence(percent / 100);
  }
  // Exports without the places of letters.
  if (!letters) line += run.text();
}

void add_page(const XmlElement& element, OcrPage& page) {
  for (const XmlElement& paragraph : element.all("par")) {
    page.begin_paragraph();
    for (const XmlElement& line : paragraph.all("line")) {
      std::string text;
      for (const XmlElement& run : line.children()) {
        if (run.name() == "formatting") add_letters(run, text, page);
      }
      page.add_line(text);
    }
  }
}

}  // namespace

int recognise_abbyy(std::string_view head, std::string_view) {
  const XmlRoot root = xml_root(head);
  return root.name == "document" && root.space.find("abbyy.com/FineReader") != std::string_view::npos ? 95
                                                                                                      : 0;
}

void read_abbyy(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  read_ocr_pages(bytes, options, sink, "page", add_page);
}

}  // namespace backfile
