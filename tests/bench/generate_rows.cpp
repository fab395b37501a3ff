// Writes customer rows to measure with: generate_rows [--uuid] ROWS [SEED]
// A header and ROWS rows, one per customer and month of activity, shuffled. The same arguments give the same bytes on every machine: no
// distribution of the standard library, whose results differ between libraries, and no floating point.
//
// The business behind them: 36 months from 2022-01 and 8 segments; 2.6% to 5.4% of a segment's customers leave each month and 2.5% of those
// who are away come back; the base grows by 1.6% a month; of those who stay 5% expand and 3% contract. A customer has one segment and pays
// from 9.00 to 2,800.00 in the first month. Ids are C0000001, or with --uuid 36 bytes long.

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

namespace {

struct Segment {
  std::string_view name;
  std::uint32_t share;  // of the new customers, in percent
  std::uint32_t churn;  // a month, in hundredths of a percent
};

constexpr std::array<Segment, 8> segments = {{{"EMEA", 22, 380},
                                              {"APAC", 14, 430},
                                              {"NORAM", 24, 350},
                                              {"LATAM", 8, 480},
                                              {"SMB", 16, 540},
                                              {"Mid-Market", 9, 330},
                                              {"Enterprise", 4, 260},
                                              {"Public Sector", 3, 300}}};
constexpr std::uint8_t months = 36;
constexpr std::uint32_t first_year = 2022;
constexpr std::uint64_t most_rows = 200'000'000;

struct Customer {
  std::uint32_t number;
  std::uint32_t cents;
  std::uint8_t segment;
};

struct Row {
  std::uint32_t customer;
  std::uint32_t cents;
  std::uint8_t month;
  std::uint8_t segment;
};

// The output function of splitmix64.
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

// The finalizer of murmur3: a bijection of 32 bits.
std::uint32_t permuted(std::uint32_t value) {
  value = (value ^ (value >> 16)) * 0x85ebca6b;
  value = (value ^ (value >> 13)) * 0xc2b2ae35;
  return value ^ (value >> 16);
}

// xoshiro256**
class Random {
 public:
  explicit Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) word = mixed(seed += 0x9e3779b97f4a7c15);
  }

  std::uint64_t below(std::uint64_t limit) { return static_cast<std::uint64_t>((static_cast<Product>(next()) * limit) >> 64); }

  bool chance(std::uint32_t hundredths_of_percent) { return below(10'000) < hundredths_of_percent; }

 private:
  __extension__ using Product = unsigned __int128;

  static std::uint64_t rotated(std::uint64_t value, int bits) { return (value << bits) | (value >> (64 - bits)); }

  std::uint64_t next() {
    const std::uint64_t result = rotated(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = rotated(state_[3], 45);
    return result;
  }

  std::array<std::uint64_t, 4> state_{};
};

std::uint64_t grown(std::uint64_t customers) { return customers + customers * 16 / 1000 + 1; }

std::uint64_t rows_from(std::uint64_t customers) {
  std::uint64_t rows = 0;
  for (int month = 0; month < months; ++month, customers = grown(customers)) rows += customers;
  return rows;
}

// The smallest first month that grows into at least so many rows.
std::uint64_t first_month_for(std::uint64_t rows) {
  std::uint64_t low = 1;
  std::uint64_t high = rows;
  while (low < high) {
    const std::uint64_t middle = (low + high) / 2;
    if (rows_from(middle) >= rows) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

class Business {
 public:
  explicit Business(std::uint64_t seed) : random_(seed) {}

  std::vector<Row> shuffled_rows(std::uint64_t wanted) {
    const std::uint64_t start = first_month_for(wanted);
    std::vector<Row> rows;
    rows.reserve(rows_from(start) + 4096);
    grow_to(start);
    for (std::uint8_t month = 0; month < months; ++month) {
      if (month > 0) pass_month();
      for (const Customer& each : active_) rows.push_back({each.number, each.cents, month, each.segment});
    }
    for (std::size_t left = rows.size(); left > 1; --left) std::swap(rows[left - 1], rows[random_.below(left)]);
    rows.resize(wanted);
    return rows;
  }

 private:
  std::uint8_t segment_of_new() {
    auto drawn = static_cast<std::uint32_t>(random_.below(100));
    std::uint8_t segment = 0;
    for (; drawn >= segments[segment].share; ++segment) drawn -= segments[segment].share;
    return segment;
  }

  // Log-uniform by octaves.
  std::uint32_t cents_of_new() {
    const std::uint64_t octave = random_.below(8);
    const std::uint64_t low = std::uint64_t{900} << octave;
    const std::uint64_t high = octave == 7 ? 280'000 : low * 2;
    return static_cast<std::uint32_t>(low + random_.below(high - low));
  }

  void grow_to(std::uint64_t customers) {
    while (active_.size() < customers) {
      // Drawn in this order in every build, which the order of arguments is not.
      const std::uint32_t cents = cents_of_new();
      const std::uint8_t segment = segment_of_new();
      active_.push_back({next_number_++, cents, segment});
    }
  }

  void pass_month() {
    const std::uint64_t target = grown(active_.size());
    std::vector<Customer> back;
    move_some(away_, back, [this](const Customer&) { return random_.chance(250); });
    move_some(active_, away_, [this](Customer& customer) {
      if (random_.chance(segments[customer.segment].churn)) return true;
      change_revenue(customer);
      return false;
    });
    active_.insert(active_.end(), back.begin(), back.end());
    grow_to(target);
  }

  template <class Leaves>
  static void move_some(std::vector<Customer>& from, std::vector<Customer>& to, Leaves leaves) {
    for (std::size_t i = 0; i < from.size();) {
      if (!leaves(from[i])) {
        ++i;
        continue;
      }
      to.push_back(from[i]);
      from[i] = from.back();
      from.pop_back();
    }
  }

  void change_revenue(Customer& customer) {
    const std::uint64_t drawn = random_.below(100);
    std::uint64_t cents = customer.cents;
    if (drawn < 5) {
      cents += cents * (5 + random_.below(56)) / 100;
    } else if (drawn < 8) {
      cents -= cents * (5 + random_.below(36)) / 100;
    }
    customer.cents = static_cast<std::uint32_t>(cents < 100 ? 100 : cents > 99'999'999 ? 99'999'999 : cents);
  }

  Random random_;
  std::vector<Customer> active_;
  std::vector<Customer> away_;
  std::uint32_t next_number_ = 1;
};

class Output {
 public:
  void text(std::string_view text) {
    for (const char each : text) *end_++ = each;
  }

  void number(std::uint64_t value, int width) {
    for (std::uint64_t bound = 10; --width > 0; bound *= 10) {
      if (value < bound) *end_++ = '0';
    }
    end_ = std::to_chars(end_, buffer_.data() + buffer_.size(), value).ptr;
  }

  void hexadecimal(std::uint64_t value, int digits) {
    while (digits-- > 0) *end_++ = "0123456789abcdef"[value >> (4 * digits) & 15];
  }

  // To be called after each row, which fits into what is kept free.
  void flush_when_full() {
    if (end_ > buffer_.data() + buffer_.size() - 256) flush();
  }

  void flush() {
    const auto size = static_cast<std::size_t>(end_ - buffer_.data());
    end_ = buffer_.data();
    if (std::fwrite(buffer_.data(), 1, size, stdout) == size && std::fflush(stdout) == 0) return;
    std::perror("generate_rows");
    std::exit(1);
  }

 private:
  std::vector<char> buffer_ = std::vector<char>(1 << 20);
  char* end_ = buffer_.data();
};

// In the form of a random UUID (version 4). The first group alone tells all customers apart.
void put_uuid(Output& out, std::uint32_t customer) {
  const std::uint64_t first = mixed(customer);
  const std::uint64_t second = mixed(first);
  out.hexadecimal(permuted(customer), 8);
  out.text("-");
  out.hexadecimal(first >> 48, 4);
  out.text("-4");
  out.hexadecimal(first >> 32 & 0xfff, 3);
  out.text("-");
  out.hexadecimal((second >> 48 & 0x3fff) | 0x8000, 4);
  out.text("-");
  out.hexadecimal(second & 0xffff'ffff'ffff, 12);
}

void put_row(Output& out, const Row& row, bool uuid) {
  if (uuid) {
    put_uuid(out, row.customer);
  } else {
    out.text("C");
    out.number(row.customer, 7);
  }
  out.text(",");
  out.number(first_year + row.month / 12, 4);
  out.text("-");
  out.number(row.month % 12 + 1, 2);
  out.text(",");
  out.text(segments[row.segment].name);
  out.text(",");
  out.number(row.cents / 100, 1);
  out.text(".");
  out.number(row.cents % 100, 2);
  out.text("\n");
  out.flush_when_full();
}

bool parse(std::string_view text, std::uint64_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

int main(int argc, char* argv[]) {
  std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const bool uuid = !arguments.empty() && arguments.front() == "--uuid";
  if (uuid) arguments.erase(arguments.begin());
  std::uint64_t rows = 0;
  std::uint64_t seed = 1;
  const bool read = (arguments.size() == 1 || (arguments.size() == 2 && parse(arguments[1], seed))) && parse(arguments[0], rows);
  if (!read || rows < 1 || rows > most_rows) {
    std::fprintf(stderr, "usage: generate_rows [--uuid] ROWS [SEED], ROWS from 1 to %llu\n", static_cast<unsigned long long>(most_rows));
    return 2;
  }
  Output out;
  out.text("customer_id,period,segment,revenue\n");
  for (const Row& row : Business(seed).shuffled_rows(rows)) put_row(out, row, uuid);
  out.flush();
}
