using NUnit.Framework;
using Reqnroll;
using Reqnroll.Assist;
using Reqnroll.Assist.ValueRetrievers;
using Shouldly;

namespace Tests.Engine.Tables;

[NonParallelizable]
public sealed class ServiceTests
{
    [TearDown]
    public void Restore() => Service.Instance.RestoreDefaults();

    [Test]
    public void A_type_without_a_retriever_is_an_error_that_says_what_to_do() =>
        Should.Throw<ReqnrollException>(() => Tables.Of("Name | Price", "tea | 5 RUB").CreateInstance<Goods>())
            .Message.ShouldContain("Price: no value retriever is registered for Money. Register one: Service.Instance.ValueRetrievers.Register");

    [Test]
    public void A_registered_retriever_and_comparer_are_asked_first()
    {
        Service.Instance.ValueRetrievers.Register<MoneyRetriever>();
        Service.Instance.ValueComparers.Register(new MoneyComparer());
        var tea = Tables.Of("Name | Price", "tea | 5 RUB").CreateInstance<Goods>();
        tea.Price.ShouldBe(new Money(5, "RUB"));
        Tables.Of("Name | Price", "tea | 5 RUB").CompareToInstance(tea);
        Should.Throw<ComparisonException>(() => Tables.Of("Name | Price", "tea | 6 RUB").CompareToInstance(tea)).Message.ShouldContain("Price: expected <6 RUB>");
    }

    [Test]
    public void A_word_can_stand_for_null()
    {
        Service.Instance.ValueRetrievers.Register(new NullValueRetriever("<null>"));
        Tables.Of("Name | Price", "<null> | <null>").CreateInstance(() => new Goods { Name = "tea" }).Name.ShouldBeNull();
    }

    [Test]
    public void Unregistering_takes_a_type_away()
    {
        Service.Instance.ValueRetrievers.Unregister<GuidValueRetriever>();
        Should.Throw<ReqnrollException>(() => Tables.Of("Id | Name", "5b1cbd0e-5cbb-4d44-8d5f-0d7b0c1d1a01 | Anna").CreateInstance<Booking>()).Message.ShouldContain("Guid");
    }

    public sealed record Money(decimal Amount, string Currency);

    public sealed class Goods
    {
        public string? Name { get; set; }

        public Money? Price { get; set; }
    }

    private sealed class MoneyRetriever : IValueRetriever
    {
        public bool CanRetrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType) => propertyType == typeof(Money) && keyValuePair.Value.Length > 0;

        public object Retrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType)
        {
            var parts = keyValuePair.Value.Split(' ');
            return new Money(decimal.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1]);
        }
    }

    private sealed class MoneyComparer : IValueComparer
    {
        public bool CanCompare(object actualValue) => actualValue is Money;

        public bool Compare(string expectedValue, object actualValue) => actualValue is Money money && expectedValue == $"{money.Amount} {money.Currency}";
    }
}
