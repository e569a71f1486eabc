// Web crawls: WARC 1.0 and 1.1 (ISO 28500), also what came before. Of its records those count that hold a
// page as it was found, and conversions to plain text (WET files); requests, metadata and revisits are passed
// over.
#include <charconv>

#include "common/ascii.h"
#include "indexer/readers/article_fields.h"
#include "indexer/readers/crawl.h"
#include "indexer/readers/http_message.h"
#include "indexer/readers/readers.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

constexpr std::size_t largest_block = 64U << 20;

struct WarcHeader {
  std::string type;
  std::string url;
  std::string date;
  std::string content_type;
  std::optional<std::uint64_t> length;
};

void read_field(const std::string& line, WarcHeader& header) {
  const std::size_t colon = line.find(':');
  if (colon == std::string::npos) return;
  const std::string name = ascii_lowered(std::string_view(line).substr(0, colon));
  const std::size_t begin = std::min(line.find_first_not_of(" \t", colon + 1), line.size());
  std::string value = clean_line_field(std::string_view(line).substr(begin));
  if (value.size() >= 2 && value.starts_with('<') && value.ends_with('>'))
    value = value.substr(1, value.size() - 2);
  if (name == "warc-type") header.type = ascii_lowered(value);
  if (name == "warc-target-uri") header.url = value;
  if (name == "warc-date") header.date = value;
  if (name == "content-type") header.content_type = ascii_lowered(value);
  if (name == "content-length") {
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (error == std::errc()) header.length = length;
  }
}

enum class Content : std::uint8_t { other, page, text };

Content content_of(const WarcHeader& header) {
  if (header.type == "response") return header.url.starts_with("http") ? Content::page : Content::other;
  std::string type;
  std::string charset;
  read_content_type(header.content_type, type, charset);
  if (header.type == "conversion" && type == "text/plain") return Content::text;
  const bool page = type == "text/html" || type == "application/xhtml+xml";
  return header.type == "resource" && page ? Content::page : Content::other;
}

// Reads the record behind its version line. False where the sink or the stream ends.
bool read_record(RecordStream& stream, std::size_t number, const ReaderOptions& options, ArticleSink& sink) {
  WarcHeader header;
  std::string line;
  while (stream.line(line) && !line.empty()) read_field(line, header);
  const std::string name =
      "record " + std::to_string(number) + (header.url.empty() ? "" : " <" + header.url + ">");
  if (!header.length) {
    sink.reject(name, "it does not say how long it is");
    return true;  // the next version line begins the next record
  }
  const Content content = content_of(header);
  std::string block;
  if (!stream.block(*header.length, content != Content::other ? largest_block : 0, block)) {
    sink.reject(name, "cut short");
    return false;
  }
  if (block.empty()) {
    if (content != Content::other && *header.length > largest_block) sink.reject(name, "larger than 64 MB");
    return true;
  }
  const CrawledPage page{header.url, header.date, block, header.type == "response"};
  return content == Content::text ? deliver_page_text(page, options, sink)
                                  : deliver_page(page, name, options, sink);
}

}  // namespace

int recognise_warc(std::string_view head, std::string_view) {
  const std::size_t begin = std::min(head.find_first_not_of("\r\n"), head.size());
  return head.substr(begin).starts_with("WARC/") ? 98 : 0;
}

void read_warc(ByteSource& bytes, const ReaderOptions& options, ArticleSink& sink) {
  RecordStream stream(bytes);
  std::string line;
  std::size_t number = 0;
  bool lost = false;
  while (stream.line(line)) {
    if (line.starts_with("WARC/")) {
      lost = false;
      if (!read_record(stream, ++number, options, sink)) return;
    } else if (!line.empty() && !lost) {
      sink.reject(
          "byte " + std::to_string(stream.offset()),
          "no record begins behind record " + std::to_string(number) + ": read over up to the next one");
      lost = true;
    }
  }
}

}  // namespace backfile
