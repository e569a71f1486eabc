#include "common/section_file.h"

#define XXH_INLINE_ALL
#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <memory>
#include <optional>

#include "common/error.h"

namespace backfile {
namespace {

constexpr std::array<char, 8> magic = {'B', 'K', 'F', 'S', 'E', 'C', 'T', '1'};
constexpr std::size_t alignment = 64;
constexpr std::size_t most_sections = 64;

struct Header {
  std::array<char, 8> magic;
  std::uint64_t file_bytes;
  std::uint64_t table_offset;
  std::uint64_t sections;
};

struct TableRow {
  std::array<char, 16> name;
  std::uint64_t offset;
  std::uint64_t bytes;
  std::uint64_t hash;
};

std::uint64_t table_hash(const Header& header, std::span<const TableRow> rows) {
  return XXH3_64bits_withSeed(rows.data(), rows.size_bytes(), XXH3_64bits(&header, sizeof header));
}

// By reading, not through the mapping: an unreadable page is no signal then. Empty where bytes are missing.
std::optional<std::uint64_t> hash_of_stretch(std::ifstream& file, std::uint64_t offset, std::uint64_t bytes) {
  const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> hash(XXH3_createState(), XXH3_freeState);
  XXH3_64bits_reset(hash.get());
  std::vector<char> piece(std::min<std::uint64_t>(bytes, 1U << 20));
  file.clear();
  file.seekg(static_cast<std::streamoff>(offset));
  while (bytes > 0) {
    const std::uint64_t wanted = std::min<std::uint64_t>(bytes, piece.size());
    if (!file.read(piece.data(), static_cast<std::streamsize>(wanted))) return std::nullopt;
    XXH3_64bits_update(hash.get(), piece.data(), wanted);
    bytes -= wanted;
  }
  return XXH3_64bits_digest(hash.get());
}

}  // namespace

class SectionWriter::State {
 public:
  explicit State(std::string path) : path_(std::move(path)), hash_(XXH3_createState()) {
    file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file_ < 0) throw system_error("create", path_);
    const Header empty{};
    write(&empty, sizeof empty);
  }
  ~State() {
    XXH3_freeState(hash_);
    if (file_ >= 0) ::close(file_);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void begin(std::string_view name) {
    end_section();
    pad();
    rows_.push_back({});
    std::memcpy(rows_.back().name.data(), name.data(), std::min(name.size(), rows_.back().name.size() - 1));
    rows_.back().offset = written_;
    XXH3_64bits_reset(hash_);
    open_ = true;
  }

  void append(const void* data, std::size_t bytes) {
    XXH3_64bits_update(hash_, data, bytes);
    write(data, bytes);
  }

  void finish() {
    end_section();
    pad();
    Header header{magic, 0, written_, rows_.size()};
    header.file_bytes = written_ + rows_.size() * sizeof(TableRow) + sizeof(std::uint64_t);
    const std::uint64_t hash = table_hash(header, rows_);
    write(rows_.data(), rows_.size() * sizeof(TableRow));
    write(&hash, sizeof hash);
    flush();
    if (::pwrite(file_, &header, sizeof header, 0) != static_cast<ssize_t>(sizeof header) ||
        ::fsync(file_) != 0) {
      throw system_error("write", path_);
    }
    ::close(file_);
    file_ = -1;
  }

 private:
  void end_section() {
    if (!open_) return;
    rows_.back().bytes = written_ - rows_.back().offset;
    rows_.back().hash = XXH3_64bits_digest(hash_);
    open_ = false;
  }

  void pad() {
    static constexpr std::array<char, alignment> zeros{};
    write(zeros.data(), (alignment - written_ % alignment) % alignment);
  }

  void write(const void* data, std::size_t bytes) {
    const char* from = static_cast<const char*>(data);
    buffer_.insert(buffer_.end(), from, from + bytes);
    written_ += bytes;
    if (buffer_.size() >= (1U << 20)) flush();
  }

  void flush() {
    std::size_t done = 0;
    while (done < buffer_.size()) {
      const ssize_t count = ::write(file_, buffer_.data() + done, buffer_.size() - done);
      if (count < 0) throw system_error("write", path_);
      done += static_cast<std::size_t>(count);
    }
    buffer_.clear();
  }

  std::string path_;
  XXH3_state_t* hash_;
  int file_ = -1;
  bool open_ = false;
  std::uint64_t written_ = 0;
  std::vector<char> buffer_;
  std::vector<TableRow> rows_;
};

SectionWriter::SectionWriter(std::string path) : state_(std::make_unique<State>(std::move(path))) {}
SectionWriter::~SectionWriter() = default;
void SectionWriter::begin(std::string_view name) {
  state_->begin(name);
}
void SectionWriter::append(const void* data, std::size_t bytes) {
  state_->append(data, bytes);
}
void SectionWriter::finish() {
  state_->finish();
}

SectionFile::SectionFile(const std::string& path) : file_(path, sizeof(Header)) {
  const std::span<const std::byte> bytes = file_.bytes();
  const auto damaged = [&](const char* why) {
    return Error("cannot read " + path + ": " + why, "restore the file, or build the archive again");
  };
  if (bytes.empty()) throw damaged("the file is cut short");
  Header header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != magic) throw damaged("it is no column file of this version");
  const std::uint64_t table_bytes = header.sections * sizeof(TableRow);
  if (header.sections > most_sections || header.file_bytes != bytes.size() ||
      header.table_offset + table_bytes + sizeof(std::uint64_t) != bytes.size()) {
    throw damaged("the file is cut short");
  }
  std::vector<TableRow> rows(header.sections);
  std::memcpy(rows.data(), bytes.data() + header.table_offset, table_bytes);
  std::memcpy(&hash_, bytes.data() + header.table_offset + table_bytes, sizeof hash_);
  if (table_hash(header, rows) != hash_) throw damaged("its table is damaged");
  for (const TableRow& row : rows) {
    if (row.offset > bytes.size() || row.bytes > bytes.size() - row.offset)
      throw damaged("its table is damaged");
    sections_.push_back({std::string(row.name.data()), row.offset, row.bytes, row.hash});
  }
}

std::span<const std::byte> SectionFile::find(std::string_view name, std::size_t unit) const {
  for (const Section& section : sections_) {
    if (section.name != name) continue;
    if (section.bytes % unit != 0)
      throw Error("cannot read " + file_.path() + ": section " + section.name + " is cut");
    return file_.bytes().subspan(section.offset, section.bytes);
  }
  return {};
}

std::vector<std::string> SectionFile::verify() const {
  std::vector<std::string> damaged;
  std::ifstream file(file_.path(), std::ios::binary);
  for (const Section& section : sections_) {
    if (hash_of_stretch(file, section.offset, section.bytes) != section.hash) damaged.push_back(section.name);
  }
  return damaged;
}

}  // namespace backfile
