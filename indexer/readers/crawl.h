// What the readers of web crawls (WARC, ARC) share: records of a stream, and pages that hold an article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/reader.h"

namespace backfile {

/// A stream of lines and blocks. Throws Error where the source does.
class RecordStream {
 public:
  explicit RecordStream(ByteSource& bytes) : bytes_(bytes) {}

  /// The next line without its end; false at the end of the stream. Lines are cut at 64 KB.
  bool line(std::string& line);
  /// The next `size` bytes into `block`; false where the stream ends before. A block of more than `most`
  /// bytes is read over and `block` stays empty.
  bool block(std::uint64_t size, std::size_t most, std::string& block);
  /// Bytes so far.
  std::uint64_t offset() const { return offset_; }

 private:
  bool fill();

  ByteSource& bytes_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t offset_ = 0;
};

/// A page as a crawl has it.
struct CrawledPage {
  std::string url;
  std::string crawled;      ///< when, ISO 8601: goes to `extra`, a page's date it is not
  std::string_view stored;  ///< the HTTP response, or the bare page or text
  bool is_response = true;
};

/// Delivers the page if it is an article: HTML that was found (status 200) and says so itself or has running
/// text of some length. Other pages are passed over. Rejects, under `record`, what cannot be decoded. False
/// where the sink wants no more.
bool deliver_page(const CrawledPage& page, const std::string& record, const ReaderOptions& options,
                  ArticleSink& sink);

/// Delivers the text that somebody made of a page, UTF-8 with a line for each paragraph, if it has the length
/// of an article. False where the sink wants no more.
bool deliver_page_text(const CrawledPage& page, const ReaderOptions& options, ArticleSink& sink);

}  // namespace backfile
