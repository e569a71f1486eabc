#include "indexer/spool.h"

#define XXH_INLINE_ALL
#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>

#include "common/columns.h"
#include "common/error.h"
#include "indexer/given_labels.h"

namespace backfile {

std::uint64_t hash_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::uint64_t content_hash(const Article& article) {
  Article nameless = article;
  nameless.id.clear();
  // What annotators add is no part of what was published.
  for (std::vector<Label>* labels : {&nameless.country, &nameless.person, &nameless.topic}) {
    *labels = given_labels(*labels);
  }
  // Aliases that became one name and are taken back may stand in another order.
  std::ranges::sort(nameless.person, {}, &Label::value);
  std::string bytes;
  serialise_article(nameless, bytes);
  return hash_of(bytes);
}

Spool::Spool(std::string path) : path_(std::move(path)) {
  file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file_ < 0) throw system_error("create", path_);
}

Spool::~Spool() {
  ::close(file_);
}

void Spool::append(const Article& article, ArticleCodec& codec) {
  std::string bytes;
  std::string packed;
  serialise_article(article, bytes);
  codec.compress(bytes, packed);
  SpoolEntry entry{};
  entry.date = article.date.known() ? article.date.seconds : no_date;
  entry.id_hash = hash_of(article.id);
  entry.content_hash = content_hash(article);
  entry.bytes = static_cast<std::uint32_t>(packed.size());
  entry.text_bytes = static_cast<std::uint32_t>(article.title.size() + article.text.size());
  {
    const std::scoped_lock lock(mutex_);
    entry.offset = end_;
    end_ += packed.size();
    entries_.push_back(entry);
  }
  std::size_t done = 0;
  while (done < packed.size()) {
    const ssize_t count =
        ::pwrite(file_, packed.data() + done, packed.size() - done, static_cast<off_t>(entry.offset + done));
    if (count < 0) throw system_error("write", path_);
    done += static_cast<std::size_t>(count);
  }
}

Article Spool::read(const SpoolEntry& entry, ArticleCodec& codec) const {
  std::string packed(entry.bytes, '\0');
  if (::pread(file_, packed.data(), packed.size(), static_cast<off_t>(entry.offset)) !=
      static_cast<ssize_t>(packed.size())) {
    throw system_error("read", path_);
  }
  std::string bytes;
  codec.decompress(packed, bytes);
  Article article = parse_article(bytes);
  if (revision_) revision_(article);
  return article;
}

}  // namespace backfile
