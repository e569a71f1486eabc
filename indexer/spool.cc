#include "indexer/spool.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "common/columns.h"
#include "common/error.h"
#include "common/hash.h"
#include "indexer/given_labels.h"

namespace backfile {

namespace {

int create(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) throw system_error("create", path);
  return file;
}

}  // namespace

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
  file_ = create(path_);
  signature_file_ = create(path_ + "-signatures");
}

Spool::~Spool() {
  if (mapped_ != nullptr) ::munmap(mapped_, mapped_bytes_);
  ::close(file_);
  ::close(signature_file_);
}

std::span<const Signature> Spool::signatures() const {
  const std::size_t bytes = ordinals_ * sizeof(Signature);
  if (bytes == 0) return {};
  if (mapped_bytes_ != bytes) {
    if (mapped_ != nullptr) ::munmap(mapped_, mapped_bytes_);
    mapped_ = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, signature_file_, 0);
    mapped_bytes_ = bytes;
    if (mapped_ == MAP_FAILED) {
      mapped_ = nullptr;
      mapped_bytes_ = 0;
      throw system_error("read", path_ + "-signatures");
    }
  }
  return {static_cast<const Signature*>(mapped_), ordinals_};
}

void Spool::append(const Article& article, std::uint32_t place, ArticleCodec& codec) {
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
  entry.place = place;
  entry.cluster = entry.id_hash;
  const Signature signature = signature_of(article.text);
  {
    const std::scoped_lock lock(mutex_);
    entry.ordinal = ordinals_++;
    entry.offset = end_;
    end_ += packed.size();
    entries_.push_back(entry);
  }
  write_at(file_, entry.offset, packed.data(), packed.size());
  write_at(signature_file_, entry.ordinal * sizeof signature, &signature, sizeof signature);
}

void Spool::drop_articles() {
  if (::ftruncate(file_, 0) != 0) throw system_error("write", path_);
}

void Spool::write_at(int file, std::uint64_t offset, const void* data, std::size_t bytes) const {
  std::size_t done = 0;
  while (done < bytes) {
    const ssize_t count = ::pwrite(file, static_cast<const char*>(data) + done, bytes - done,
                                   static_cast<off_t>(offset + done));
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
