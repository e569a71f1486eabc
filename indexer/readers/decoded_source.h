// Sources around sources: one whose front can be looked at, and one that gives UTF-8 whatever the charset.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/charset/charset.h"
#include "indexer/readers/reader.h"

namespace backfile {

/// Bytes in memory. The view must live as long.
class ViewSource : public ByteSource {
 public:
  explicit ViewSource(std::string_view bytes) : rest_(bytes) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = rest_.copy(buffer.data(), buffer.size());
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
};

/// Text that is made piece by piece out of something else.
class MadeSource : public ByteSource {
 public:
  std::size_t read(std::span<char> buffer) final {
    while (at_ == text_.size()) {
      text_.clear();
      at_ = 0;
      if (!make(text_)) return 0;
    }
    const std::size_t count = text_.copy(buffer.data(), buffer.size(), at_);
    at_ += count;
    return count;
  }

 private:
  /// Appends the next piece, which may be empty, to `text`; false where there is no more.
  virtual bool make(std::string& text) = 0;

  std::string text_;
  std::size_t at_ = 0;
};

/// Keeps the first bytes of a source to be looked at, while the source is read as a whole. A source that
/// breaks within them is read up to there: the Error comes behind the last byte.
class PeekedSource : public ByteSource {
 public:
  PeekedSource(ByteSource& bytes, std::size_t most);
  std::size_t read(std::span<char> buffer) override;

  /// The first `most` bytes, or all.
  std::string_view front() const { return front_; }

 private:
  ByteSource& bytes_;
  std::string front_;
  std::size_t at_ = 0;
  std::exception_ptr failure_;
};

/// Detects the charset of a source by its first 64 KiB and gives UTF-8, in constant memory. Stray bytes in
/// UTF-8 are read as windows-1252. `declared`: what the source's surroundings say, or "".
class DecodedSource : public ByteSource {
 public:
  explicit DecodedSource(ByteSource& bytes, std::string_view declared = "");
  std::size_t read(std::span<char> buffer) override;

 private:
  void decode_more();

  PeekedSource bytes_;
  std::vector<char> raw_;
  TextDecoder decoder_;
  std::string decoded_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace backfile
