#include "indexer/annotators/person/model.h"

#define XXH_INLINE_ALL
#include <xxhash.h>
#include <zstd.h>

#include <cstring>
#include <memory>

#include "common/error.h"

namespace backfile {
namespace {

constexpr std::string_view magic = "BFPERS02";  // its last two digits: version of features and layout
constexpr int largest_bits = 22;

struct Header {
  char magic[8];
  std::uint32_t bits;
  std::uint32_t packed;
  std::uint64_t checksum;  // XXH3 of the unpacked bytes
};

std::size_t unpacked_size(int bits) {
  return 2 * (sizeof(Transitions) + (std::size_t{1} << bits) * sizeof(LabelWeights));
}

[[noreturn]] void reject(const char* why) {
  throw Error(std::string("person model: ") + why, "train it again with backfile-index train");
}

}  // namespace

std::string PersonModel::save() const {
  std::string plain;
  for (const PersonStage& stage : stages) {
    plain.append(reinterpret_cast<const char*>(&stage.transitions), sizeof stage.transitions);
    plain.append(reinterpret_cast<const char*>(stage.weights.data()),
                 stage.weights.size() * sizeof(LabelWeights));
  }
  std::string packed(ZSTD_compressBound(plain.size()), '\0');
  const std::size_t size = ZSTD_compress(packed.data(), packed.size(), plain.data(), plain.size(), 19);
  if (ZSTD_isError(size) != 0) reject(ZSTD_getErrorName(size));
  packed.resize(size);
  Header header{};
  std::memcpy(header.magic, magic.data(), magic.size());
  header.bits = static_cast<std::uint32_t>(bits);
  header.packed = static_cast<std::uint32_t>(size);
  header.checksum = XXH3_64bits(plain.data(), plain.size());
  return std::string(reinterpret_cast<const char*>(&header), sizeof header) + packed;
}

PersonModel PersonModel::load(std::string_view bytes) {
  Header header{};
  if (bytes.size() < sizeof header) reject("the file is cut off");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::string_view(header.magic, sizeof header.magic) != magic)
    reject("made by another version, or no model");
  if (header.bits < 8 || header.bits > largest_bits || header.packed != bytes.size() - sizeof header) {
    reject("the file is damaged");
  }
  PersonModel model;
  model.bits = static_cast<int>(header.bits);
  const std::size_t size = unpacked_size(model.bits);
  const auto plain = std::make_unique<char[]>(size);
  const std::size_t got = ZSTD_decompress(plain.get(), size, bytes.data() + sizeof header, header.packed);
  if (got != size || XXH3_64bits(plain.get(), size) != header.checksum) reject("the file is damaged");
  const char* at = plain.get();
  for (PersonStage& stage : model.stages) {
    std::memcpy(&stage.transitions, at, sizeof stage.transitions);
    at += sizeof stage.transitions;
    stage.weights.resize(std::size_t{1} << model.bits);
    std::memcpy(stage.weights.data(), at, stage.weights.size() * sizeof(LabelWeights));
    at += stage.weights.size() * sizeof(LabelWeights);
  }
  return model;
}

}  // namespace backfile
