using Xunit;

namespace Shop.ArchitectureTests;

/// <summary>Each rule runs twice: the shop must be clean, and every planted violation must be found.</summary>
public sealed class ArchitectureTests
{
    public static TheoryData<string> Rules => [.. Rule.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_shop_keeps_the_rule(string name)
    {
        var breaches = Find(name).Breaches(Codebase.Shop).Select(breach => breach.ToString()).Distinct().Order(StringComparer.Ordinal);
        Assert.True(!breaches.Any(), $"{name}:\n{string.Join('\n', breaches)}");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_rule_finds_what_was_planted_and_nothing_else(string name)
    {
        var rule = Find(name);
        var culprits = rule.Breaches(Codebase.Planted).Select(breach => breach.Culprit).Distinct();
        Assert.Equal(rule.Planted.Order(StringComparer.Ordinal), culprits.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("Domain.Orders")]
    [InlineData("Domain.Checkout")]
    [InlineData("Jobs")]
    [InlineData("Web")]
    public void The_rules_look_at_this_part_of_the_shop(string part) => Assert.NotEmpty(Codebase.Shop.In(part));

    private static Rule Find(string name) => Rule.All.Single(rule => rule.Name == name);
}
