#include "indexer/readers/content_encoding.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <array>
#include <memory>

namespace backfile {
namespace {

using Buffer = std::array<char, 1U << 15>;

// What was decoded, where it is neither nothing nor too much.
std::optional<std::string> within(std::string out, std::size_t most) {
  if (out.empty() || out.size() > most) return std::nullopt;
  return out;
}

class Inflater {
 public:
  explicit Inflater(int window_bits) { ready_ = inflateInit2(&stream_, window_bits) == Z_OK; }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  std::optional<std::string> run(std::string_view packed, std::size_t most) {
    if (!ready_) return std::nullopt;
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    std::string out;
    int result = Z_OK;
    while (result == Z_OK && out.size() <= most) {
      Buffer buffer;
      stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream_.avail_out = buffer.size();
      result = inflate(&stream_, Z_NO_FLUSH);
      out.append(buffer.data(), buffer.size() - stream_.avail_out);
    }
    return within(std::move(out), most);
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

std::optional<std::string> unbrotli(std::string_view packed, std::size_t most) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> decoder(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (decoder == nullptr) return std::nullopt;
  const auto* in = reinterpret_cast<const std::uint8_t*>(packed.data());
  std::size_t left = packed.size();
  std::string out;
  BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() <= most) {
    Buffer buffer;
    auto* next = reinterpret_cast<std::uint8_t*>(buffer.data());
    std::size_t room = buffer.size();
    result = BrotliDecoderDecompressStream(decoder.get(), &left, &in, &room, &next, nullptr);
    out.append(buffer.data(), buffer.size() - room);
  }
  if (result == BROTLI_DECODER_RESULT_ERROR) return std::nullopt;
  return within(std::move(out), most);
}

std::optional<std::string> unzstd(std::string_view packed, std::size_t most) {
  const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream*)> stream(ZSTD_createDStream(),
                                                                             ZSTD_freeDStream);
  if (stream == nullptr) return std::nullopt;
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  std::string out;
  for (bool more = true; more && out.size() <= most;) {
    Buffer buffer;
    ZSTD_outBuffer piece{buffer.data(), buffer.size(), 0};
    const std::size_t result = ZSTD_decompressStream(stream.get(), &piece, &in);
    out.append(buffer.data(), piece.pos);
    more = ZSTD_isError(result) == 0 && (in.pos < in.size || piece.pos == piece.size);
  }
  return within(std::move(out), most);
}

}  // namespace

std::optional<std::string> decode_content(std::string_view encoding, std::string_view body,
                                          std::size_t most) {
  if (encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate") {
    auto plain = Inflater(15 + 32).run(body, most);  // gzip or zlib, by its header
    return plain || encoding != "deflate" ? plain : Inflater(-15).run(body, most);
  }
  if (encoding == "br") return unbrotli(body, most);
  return encoding == "zstd" ? unzstd(body, most) : std::nullopt;
}

}  // namespace backfile
