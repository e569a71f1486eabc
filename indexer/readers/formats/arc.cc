// Web crawls before WARC: ARC files of the Internet Archive, versions 1 and 2.
#include <charconv>
#include <vector>

#include "indexer/readers/crawl.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t largest_block = 64U << 20;

// "http://example.org/ 192.0.2.1 20010203040506 text/html 1234": an address with spaces keeps them.
struct ArcHeader {
  std::string url;
  std::string date;
  std::string type;
  std::uint64_t length = 0;
};

std::optional<ArcHeader> read_header(const std::string& line) {
  std::vector<std::size_t> spaces;
  for (std::size_t at = line.find(' '); at != std::string::npos; at = line.find(' ', at + 1))
    spaces.push_back(at);
  const std::size_t fields = spaces.size();
  if (fields < 4) return std::nullopt;
  ArcHeader header;
  const char* begin = line.data() + spaces[fields - 1] + 1;
  const auto [end, error] = std::from_chars(begin, line.data() + line.size(), header.length);
  // Version 2 has four more fields between type and length; its date is still the second field behind the
  // URL.
  if (error != std::errc() || end == begin || line.find("://") > spaces[0]) return std::nullopt;
  for (std::size_t i = 1; i + 1 < fields; ++i) {
    const std::string field = line.substr(spaces[i] + 1, spaces[i + 1] - spaces[i] - 1);
    if (field.size() != 14 || field.find_first_not_of("0123456789") != std::string::npos) continue;
    header.url = clean_line_field(std::string_view(line).substr(0, spaces[i - 1]));
    header.date = field;
    header.type = line.substr(spaces[i + 1] + 1, spaces[std::min(i + 2, fields - 1)] - spaces[i + 1] - 1);
    return header;
  }
  return std::nullopt;
}

}  // namespace

int recognise_arc(std::string_view head, std::string_view) {
  const std::size_t begin = std::min(head.find_first_not_of("\r\n"), head.size());
  return head.substr(begin).starts_with("filedesc://") ? 98 : 0;
}

void read_arc(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  RecordStream stream(bytes);
  std::string line;
  std::string block;
  std::size_t number = 0;
  bool lost = false;
  while (stream.line(line)) {
    if (line.empty()) continue;
    const auto header = read_header(line);
    if (!header) {
      if (!lost) sink.reject("byte " + std::to_string(stream.offset()), "no record begins here: read over");
      lost = true;
      continue;
    }
    lost = false;
    const std::string name = "record " + std::to_string(++number) + " <" + header->url + ">";
    if (!stream.block(header->length, largest_block, block)) {
      sink.reject(name, "cut short");
      return;
    }
    if (!header->url.starts_with("http") || block.empty()) continue;
    if (!deliver_page({header->url, header->date, block, true}, name, options, sink)) return;
  }
}

}  // namespace backfile
