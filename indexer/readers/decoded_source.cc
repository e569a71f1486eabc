#include "indexer/readers/decoded_source.h"

#include <algorithm>

#include "common/error.h"

namespace backfile {

constexpr std::size_t head_bytes = 1U << 16;

PeekedSource::PeekedSource(ByteSource& bytes, std::size_t most) : bytes_(bytes), front_(most, '\0') {
  std::size_t size = 0;
  try {
    for (std::size_t count = 1; count > 0 && size < most; size += count) {
      count = bytes_.read(std::span(front_).subspan(size));
    }
  } catch (const Error&) {
    failure_ = std::current_exception();
  }
  front_.resize(size);
}

std::size_t PeekedSource::read(std::span<char> buffer) {
  if (at_ < front_.size()) {
    const std::size_t count = front_.copy(buffer.data(), buffer.size(), at_);
    at_ += count;
    return count;
  }
  if (failure_) std::rethrow_exception(failure_);
  return bytes_.read(buffer);
}

DecodedSource::DecodedSource(ByteSource& bytes, std::string_view declared)
    : bytes_(bytes, head_bytes), raw_(head_bytes), decoder_(detect_charset(bytes_.front(), declared)) {}

void DecodedSource::decode_more() {
  decoded_.clear();
  at_ = 0;
  while (decoded_.empty() && !ended_) {
    const std::size_t count = bytes_.read(raw_);
    ended_ = count == 0;
    decoder_.decode({raw_.data(), count}, ended_, decoded_);
  }
}

std::size_t DecodedSource::read(std::span<char> buffer) {
  if (at_ == decoded_.size()) decode_more();
  const std::size_t count = decoded_.copy(buffer.data(), buffer.size(), at_);
  at_ += count;
  return count;
}

}  // namespace backfile
