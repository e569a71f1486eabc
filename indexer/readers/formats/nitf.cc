// NITF documents (News Industry Text Format, IPTC), one or several in a file.
#include "indexer/readers/feed_article.h"
#include "indexer/readers/nitf_content.h"
#include "indexer/readers/readers.h"

namespace backfile {

int recognise_nitf(std::string_view head, std::string_view) {
  return xml_root(head).name == "nitf" ? 95 : 0;
}

void read_nitf(ByteSource& bytes, const ReaderOptions&, ArticleSink& sink) {
  XmlStream stream(bytes);
  XmlElement record;
  std::size_t number = 0;
  while (stream.next({"nitf"}, record)) {
    Article article;
    read_nitf_content(record, article);
    if (!deliver_entry(std::move(article), "", "document", ++number, sink)) return;
  }
  report_broken(stream, sink);
}

}  // namespace backfile
