#include "indexer/annotators/person/clusters.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "indexer/annotators/person/data.h"

namespace backfile {
namespace {

struct Slot {
  std::uint64_t key = 0;
  std::uint8_t cluster = 0;
};

class Table {
 public:
  Table() : slots_(1U << 17) {
    std::string_view file = person_clusters_file();
    while (!file.empty()) {
      const std::size_t end = std::min(file.find('\n'), file.size());
      const std::string_view line = file.substr(0, end);
      file.remove_prefix(std::min(end + 1, file.size()));
      if (line.size() > 4 && line.front() != '#') read(line);
    }
  }

  std::uint8_t find(std::string_view form, bool capital) const {
    return slots_[place(key(form, capital))].cluster;
  }

 private:
  static std::uint64_t key(std::string_view form, bool capital) {
    return XXH3_64bits_withSeed(form.data(), form.size(), capital ? 1 : 2) | 1;
  }

  std::size_t place(std::uint64_t key) const {
    std::size_t i = key >> 47U;
    while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
    return i;
  }

  // "C 17 bush merkel"
  void read(std::string_view line) {
    const bool capital = line.front() == 'C';
    std::size_t at = std::min(line.find(' ', 2), line.size());
    std::uint8_t number = 0;
    std::from_chars(line.data() + 2, line.data() + at, number);
    while (at < line.size()) {
      const std::size_t begin = at + 1;
      at = std::min(line.find(' ', begin), line.size());
      const std::uint64_t word = key(line.substr(begin, at - begin), capital);
      slots_[place(word)] = {word, number};
    }
  }

  std::vector<Slot> slots_;
};

}  // namespace

std::uint8_t word_cluster(std::string_view form, bool capital) {
  static const Table table;
  const std::uint8_t found = capital ? table.find(form, true) : 0;
  return found != 0 ? found : table.find(form, false);
}

}  // namespace backfile
