// ALTO (Library of Congress, versions 1 to 4): pages of digitised newspapers as recognised by OCR. This
// reader sees one file, and makes an article of a page; where a METS file says what the articles are, they
// are put together from its pages in indexer/issues.
#include "indexer/readers/alto_page.h"
#include "indexer/readers/feed_article.h"
#include "indexer/readers/readers.h"

namespace backfile {

int recognise_alto(std::string_view head, std::string_view) {
  const XmlRoot root = xml_root(head);
  return root.name == "alto" ||
                 (root.name == "mets" && root.space.find("loc.gov/METS") != std::string_view::npos)
             ? 95
             : 0;
}

void read_alto(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  std::size_t number = 0;
  for_each_alto_page(bytes, sink, [&](const AltoPage& page) {
    ++number;
    auto article = page_article(page, options.input, {});
    if (!article) return true;  // a blank page
    return deliver_entry(std::move(*article), "", "page", number, sink);
  });
}

}  // namespace backfile
