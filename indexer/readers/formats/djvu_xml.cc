// DjVu's XML (DjVuXML-s), as djvutoxml and the Internet Archive write it: the hidden text of pages, word by
// word. A page is an article, as with ALTO.
#include "indexer/readers/ocr_page.h"
#include "indexer/readers/readers.h"

namespace backfile {
namespace {

void add_page(const XmlElement& element, OcrPage& page) {
  for (const XmlElement& paragraph : element.all("PARAGRAPH")) {
    page.begin_paragraph();
    for (const XmlElement& line : paragraph.all("LINE")) {
      std::string text;
      for (const XmlElement& word : line.all("WORD"))
        text.append(text.empty() ? "" : " ").append(word.line());
      page.add_line(text);
    }
  }
}

}  // namespace

int recognise_djvu_xml(std::string_view head, std::string_view) {
  return xml_root(head).name == "DjVuXML" ? 95 : 0;
}

void read_djvu_xml(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  read_ocr_pages(bytes, options, sink, "OBJECT", add_page);
}

}  // namespace backfile
