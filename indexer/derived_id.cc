#include "indexer/derived_id.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "common/hex.h"

namespace backfile {

std::string derived_id(const Article& article, std::string_view input) {
  std::uint64_t hash = XXH3_64bits(input.data(), input.size());
  for (const std::string* part : {&article.title, &article.text, &article.url}) {
    hash = XXH3_64bits_withSeed(part->data(), part->size(), hash);
  }
  hash = XXH3_64bits_withSeed(&article.date.seconds, sizeof article.date.seconds, hash);
  return to_hex(hash);
}

}  // namespace backfile
