#include "indexer/containers/decompressors.h"

#include <algorithm>

#include "common/error.h"

namespace backfile {
namespace {

constexpr std::size_t block_bytes = 1U << 16;

unsigned char* bytes_of(char* text) {
  return reinterpret_cast<unsigned char*>(text);
}

// A member's header: magic, method deflate, no reserved flags (RFC 1952, section 2.3).
bool is_header(const unsigned char* bytes) {
  return bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8 && (bytes[3] & 0xE0) == 0;
}

}  // namespace

std::string_view unpacked_name(std::string_view name) {
  for (const std::string_view ending : {".gz", ".bz2", ".xz", ".zst", ".lz4"}) {
    if (name.ends_with(ending)) name.remove_suffix(ending.size());
  }
  return name;
}

GzipSource::GzipSource(ByteSource& packed) : packed_(packed), block_(block_bytes) {
  constexpr int gzip_only = 16 + MAX_WBITS;
  if (inflateInit2(&stream_, gzip_only) != Z_OK) throw Error("gzip: not enough memory");
}

GzipSource::~GzipSource() {
  inflateEnd(&stream_);
}

// More packed bytes behind those that are left; false at the end.
bool GzipSource::fill() {
  if (packed_ended_) return false;
  std::copy_n(stream_.next_in, stream_.avail_in, bytes_of(block_.data()));
  const std::size_t count = packed_.read(std::span(block_).subspan(stream_.avail_in));
  stream_.next_in = bytes_of(block_.data());
  stream_.avail_in += static_cast<unsigned>(count);
  packed_ended_ = count == 0;
  return count > 0;
}

void GzipSource::note_damage(const std::string& reason) {
  if (damage_.empty()) damage_ = reason;
}

// Moves to the header of the next member; false where there is none.
bool GzipSource::find_member() {
  bool skipped = false;
  for (;;) {
    while (stream_.avail_in < 4) {
      if (!fill()) {
        // Zeros and such behind the last member do no harm.
        if (members_ == 0) note_damage("this is no gzip file");
        return false;
      }
    }
    if (is_header(stream_.next_in)) break;
    // Padding is no damage, anything else is.
    if (*stream_.next_in != 0 && !skipped) note_damage("damaged: something other than gzip between members");
    skipped = true;
    ++stream_.next_in;
    --stream_.avail_in;
  }
  inflateReset(&stream_);
  ++members_;
  return true;
}

std::size_t GzipSource::read(std::span<char> buffer) {
  if (buffer.empty()) return 0;
  stream_.next_out = bytes_of(buffer.data());
  stream_.avail_out = static_cast<unsigned>(std::min<std::size_t>(buffer.size(), 1U << 30));
  const unsigned room = stream_.avail_out;
  while (!finished_ && stream_.avail_out == room) {
    if (!inside_ && !find_member()) {
      finished_ = true;
      break;
    }
    inside_ = true;
    if (stream_.avail_in == 0 && !fill()) {
      note_damage("the file is cut short");
      finished_ = true;
      break;
    }
    const int status = inflate(&stream_, Z_SYNC_FLUSH);
    if (status == Z_STREAM_END) inside_ = false;
    if (status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR) continue;
    note_damage(std::string("damaged: ") + (stream_.msg != nullptr ? stream_.msg : "cannot be unpacked"));
    inside_ = false;
  }
  const std::size_t count = room - stream_.avail_out;
  if (count == 0 && !damage_.empty()) throw Error(damage_);
  return count;
}

ZstdSource::ZstdSource(ByteSource& packed)
    : packed_(packed), block_(block_bytes), stream_(ZSTD_createDStream()) {
  if (stream_ == nullptr) throw Error("zstd: not enough memory");
  // A frame may ask for a window of its own size; 128 MB is what the zstd program allows.
  ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, 27);
}

std::size_t ZstdSource::read(std::span<char> buffer) {
  ZSTD_outBuffer output{buffer.data(), buffer.size(), 0};
  while (output.pos == 0 && !buffer.empty()) {
    if (input_.pos == input_.size) {
      const std::size_t count = packed_.read(block_);
      input_ = {block_.data(), count, 0};
      if (count == 0) {
        // What the decoder still holds comes out first.
        const std::size_t left = inside_ ? ZSTD_decompressStream(stream_.get(), &output, &input_) : 0;
        if (output.pos > 0) break;
        if (inside_ || ZSTD_isError(left) != 0) throw Error("the file is cut short");
        return 0;
      }
    }
    const std::size_t result = ZSTD_decompressStream(stream_.get(), &output, &input_);
    if (ZSTD_isError(result) != 0) {
      if (output.pos > 0) break;
      throw Error(std::string("damaged: ") + ZSTD_getErrorName(result));
    }
    inside_ = result != 0;
  }
  return output.pos;
}

}  // namespace backfile
