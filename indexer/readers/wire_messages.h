// Messages of news wires from the time of teleprinters: what IPTC 7901 and ANPA 1312 share.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/decoded_source.h"
#include "indexer/readers/reader.h"

namespace backfile {

/// One message: what stands between SOH, STX, ETX and EOT (ASCII 1 to 4), control characters out, lines ended
/// by "\n". 4 MB of each part are kept.
struct WireMessage {
  std::string header;
  std::string text;
  std::string trailer;
  bool complete = false;  ///< its text has an end and was kept whole
};

/// Takes a stream apart into messages, whatever stands between them.
class WireMessages {
 public:
  explicit WireMessages(ByteSource& bytes) : decoded_(bytes) {}

  /// False at the end.
  bool next(WireMessage& message);

 private:
  bool fill();
  /// Moves `at_` behind the next byte of `stops` and gives what stands before it; "\0" as the stop at the
  /// end.
  std::string up_to(std::string_view stops, char& stop);

  DecodedSource decoded_;
  std::string buffer_;
  std::size_t at_ = 0;
};

/// Delivers every message of a stream as an article, or rejects it, by its number, for the reason that `read`
/// gives.
void read_wire_messages(ByteSource& bytes, ArticleSink& sink,
                        std::string (*read)(const WireMessage& message, Article& article));

/// A wire's text as headline and paragraphs: marks of line ends ("=", "<") go, the first line is the headline
/// where an empty line, an indented one or such a mark ends it.
void set_wire_text(std::string_view text, std::string& headline, std::string& body);

/// "16" is 2016, "87" is 1987: two digits are within the years 1970 to 2069.
int full_year(int two_digits);

/// Where the first message begins; npos where there is none near the front.
std::size_t first_wire_message(std::string_view head);

}  // namespace backfile
