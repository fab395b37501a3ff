#include "render/models/value_json.hpp"

#include <array>
#include <utility>

#include "render/machine/delimited_writer.hpp"
#include "render/machine/json_text.hpp"
#include "retain/number.hpp"

namespace retain::render {

namespace {

template <std::size_t N>
Json parameters_json(const std::array<const char*, N>& names, const std::array<double, N>& values, const std::array<double, N>& errors) {
  Json parameters = Json::object();
  for (std::size_t i = 0; i < N; ++i) parameters[names[i]] = {{"value", values[i]}, {"standard_error", errors[i]}};
  return parameters;
}

Json purchases_json(const PurchaseFit& fit) {
  constexpr std::array<const char*, 4> names{"r", "alpha", "a", "b"};
  return {{"parameters", parameters_json(names, fit.parameters, fit.standard_errors)}, {"log_likelihood", fit.log_likelihood}};
}

Json spend_json(const std::optional<SpendFit>& fit) {
  if (!fit) return {};
  constexpr std::array<const char*, 3> names{"p", "q", "v"};
  return {{"model", "gamma-gamma"},
          {"parameters", parameters_json(names, fit->parameters, fit->standard_errors)},
          {"log_likelihood", fit->log_likelihood},
          {"correlation", number_or_null(fit->correlation)},
          {"mean", number_or_null(fit->mean)},
          {"customers", fit->customers}};
}

Json alternatives_json(const CustomerValue& value) {
  Json alternatives = Json::object();
  for (const PurchaseModel model : purchase_models) {
    if (model == value.purchases.model) continue;
    Json& alternative = alternatives[std::string(purchase_model_key(model))];
    if (!value.alternative) continue;
    alternative = purchases_json(*value.alternative);
    alternative["alive"] = value.alternative_totals->alive;
    alternative["expected_purchases"] = value.alternative_totals->purchases;
    alternative["value"] = number_or_null(value.alternative_totals->value);
  }
  return alternatives;
}

Json counts_json(const std::vector<FrequencyCount>& counts) {
  Json list = Json::array();
  for (const FrequencyCount& count : counts)
    list.push_back({{"frequency", count.frequency}, {"actual", count.actual}, {"fitted", count.fitted}});
  return list;
}

Json at_risk_json(const std::vector<ValuedCustomer>& customers) {
  Json list = Json::array();
  for (const ValuedCustomer& one : customers) {
    list.push_back({{"customer", one.customer},
                    {"probability_alive", one.prospect.probability_alive},
                    {"expected_purchases", one.prospect.expected_purchases},
                    {"value", number_or_null(one.prospect.value)}});
  }
  return list;
}

/// Why members are null.
Json reasons_json(const ValueAnswer& answer) {
  const CustomerValue& value = answer.value;
  Json reasons = Json::object();
  const auto add = [&reasons](std::string member, Reason reason) { reasons[std::move(member)] = reason_key(reason); };
  if (!value.alternative) {
    for (const PurchaseModel model : purchase_models) {
      if (model != value.purchases.model) add("alternatives/" + std::string(purchase_model_key(model)), Reason::no_maximum);
    }
  } else if (!value.alternative_totals->value) {
    add("alternatives/" + std::string(purchase_model_key(value.alternative->model)) + "/value", value.reason);
  }
  if (!value.spend) {
    add("spend", value.reason);
  } else {
    if (!value.spend->correlation) add("spend/correlation", Reason::zero_spread);
    if (!value.spend->mean) add("spend/mean", Reason::infinite);
  }
  if (!answer.discount) add("discount", Reason::missing_input);
  if (!answer.margin) add("margin", Reason::missing_input);
  if (!value.value) {
    add("value", value.reason);
  } else if (!value.value->high) {
    add("value/interval/1", Reason::infinite);
  }
  // One customer has a value where all have.
  if (!value.value && !answer.at_risk.empty()) add("at_risk/value", value.reason);
  return reasons;
}

struct NamedNumber {
  const char* key;
  std::optional<double> number;
  Reason why_none;
};

/// `no_value`: why no customer has a value.
std::array<NamedNumber, 7> numbers_of(const ValuedCustomer& one, Reason no_value) {
  const PurchaseHistory& history = one.history;
  const CustomerProspect& prospect = one.prospect;
  const Reason no_mean = history.frequency == 0 ? Reason::zero_purchases : Reason::missing_input;
  return {{{"recency", history.recency, Reason::none},
           {"age", history.age, Reason::none},
           {"monetary", history.monetary > 0 ? std::optional(history.monetary) : std::nullopt, no_mean},
           {"probability_alive", prospect.probability_alive, Reason::none},
           {"expected_purchases", prospect.expected_purchases, Reason::none},
           {"expected_spend", prospect.expected_spend, no_value},
           {"value", prospect.value, no_value}}};
}

}  // namespace

std::string value_json(const ValueAnswer& answer) {
  const CustomerValue& value = answer.value;
  Json document = {{"schema", "retain.value"},
                   {"schema_version", 1},
                   {"generator", generator()},
                   {"time_unit", granularity_key(answer.time_unit)},
                   {"model", purchase_model_key(value.purchases.model)}};
  document.update(purchases_json(value.purchases));
  document["alternatives"] = alternatives_json(value);
  document["spend"] = spend_json(value.spend);
  document["horizon"] = json_count(answer.horizon);
  document["discount"] = number_or_null(answer.discount);
  document["margin"] = number_or_null(answer.margin);
  document["customers"] = value.customers;
  document["alive"] = estimate_or_null(value.alive);
  document["expected_purchases"] = value.expected_purchases.value;
  document["expected_purchases_interval"] = estimate_or_null(value.expected_purchases)["interval"];
  document["value"] = estimate_or_null(value.value);
  document["frequencies"] = counts_json(value.counts);
  document["at_risk"] = at_risk_json(answer.at_risk);
  document["reasons"] = reasons_json(answer);
  document["assumptions"] = json_assumptions(answer.assumptions);
  document["warnings"] = json_warnings(answer.warnings);
  return json_document(document);
}

void write_value_delimited(const ValuedCustomers& customers, char delimiter, const Sink& sink) {
  DelimitedWriter writer(delimiter);
  writer.add_field("customer");
  writer.add_field("frequency");
  for (const NamedNumber& number : numbers_of({}, Reason::none)) writer.add_field(number.key);
  writer.end_line();
  customers([&](const ValuedCustomer& one) {
    writer.add_text(one.customer);
    writer.add_field(std::to_string(one.history.frequency));
    for (const NamedNumber& number : numbers_of(one, Reason::none))
      writer.add_field(number.number ? shortest(*number.number) : std::string());
    writer.end_line();
    if (writer.size() > piece_size) sink(writer.take());
  });
  sink(writer.take());
}

void write_value_ndjson(const ValuedCustomers& customers, Reason no_value, const Sink& sink) {
  std::string text;
  customers([&](const ValuedCustomer& one) {
    Json object = {{"customer", one.customer}, {"frequency", one.history.frequency}};
    Json reasons = Json::object();
    for (const NamedNumber& number : numbers_of(one, no_value)) {
      object[number.key] = number_or_null(number.number);
      if (!number.number) reasons[number.key] = reason_key(number.why_none);
    }
    object["reasons"] = std::move(reasons);
    text += json_line(object);
    if (text.size() > piece_size) sink(std::exchange(text, {}));
  });
  sink(text);
}

}  // namespace retain::render
