// gzip and zstd streams. libarchive reads them, too, but loses the last block of a file that is cut short; an
// archive's dump that ended early, or has one damaged record, is worth every line that is left.
#pragma once

#include <zlib.h>
#include <zstd.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.h"

namespace backfile {

/// A file's name before it was compressed: "page.xml.gz" -> "page.xml".
std::string_view unpacked_name(std::string_view name);

/// All members of a gzip file, one behind the other (RFC 1952), as pigz and record-wise compressed WARC write
/// them. A damaged member is given up to the damage, then the next one follows; the Error comes at the end.
class GzipSource : public ByteSource {
 public:
  explicit GzipSource(ByteSource& packed);
  ~GzipSource() override;
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  std::size_t read(std::span<char> buffer) override;

 private:
  bool fill();
  bool find_member();
  void note_damage(const std::string& reason);

  ByteSource& packed_;
  std::vector<char> block_;
  z_stream stream_{};
  std::size_t members_ = 0;
  bool inside_ = false;
  bool packed_ended_ = false;
  bool finished_ = false;
  std::string damage_;
};

/// All frames of a zstd file. What stands before a damage or the cut is given, then the Error comes.
class ZstdSource : public ByteSource {
 public:
  explicit ZstdSource(ByteSource& packed);
  std::size_t read(std::span<char> buffer) override;

 private:
  struct Closer {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };

  ByteSource& packed_;
  std::vector<char> block_;
  std::unique_ptr<ZSTD_DStream, Closer> stream_;
  ZSTD_inBuffer input_{};
  bool inside_ = false;
};

}  // namespace backfile
