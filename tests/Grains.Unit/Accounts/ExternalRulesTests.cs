using InstaHub.GrainInterfaces.Accounts;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Accounts.External;

namespace InstaHub.Grains.Unit.Accounts;

/// <summary>Who of an OpenID provider may sign in to which account.</summary>
public sealed class ExternalRulesTests
{
    private const string Email = "ada@example.org";

    /// <summary>Every combination: linked here, linked elsewhere, password right, provider vouches, same address, address proved to us.</summary>
    public static TheoryData<bool, bool, bool, bool, bool, bool> All()
    {
        var all = new TheoryData<bool, bool, bool, bool, bool, bool>();
        for (var i = 0; i < 64; i++)
            all.Add((i & 1) > 0, (i & 2) > 0, (i & 4) > 0, (i & 8) > 0, (i & 16) > 0, (i & 32) > 0);
        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nobody_gets_into_an_account_but_by_a_link_its_password_or_its_proved_address(
        bool here, bool elsewhere, bool password, bool vouched, bool same, bool proved)
    {
        var link = new ExternalLink(here, elsewhere, Email, proved);
        var identity = new ExternalIdentity("p", "s", same ? "Ada@Example.org" : "eve@example.org", vouched, null);

        var expected = (here, elsewhere, password, vouched && same) switch
        {
            (true, _, _, _) => LinkDecision.SignIn,
            (_, true, _, _) => LinkDecision.Refuse,
            (_, _, true, _) => LinkDecision.Link,
            (_, _, _, true) => proved ? LinkDecision.Link : LinkDecision.Claim,
            _ => LinkDecision.Refuse,
        };
        Assert.Equal(expected, ExternalRules.Decide(link, identity, password));
    }

    [Theory]
    [InlineData("ada.lovelace@example.org", null, "ada.lovelace")]
    [InlineData("Ada+news@example.org", null, "adanews")]
    [InlineData("a@example.org", "Ada Lovelace", "adalovelace")]
    [InlineData("ä@example.org", "Ünë", "user")]
    [InlineData("an.address.that.is.much.longer.than.names@example.org", null, "an.address.that.is.much.longer")]
    public void The_first_username_to_try_is_made_of_address_or_name(string email, string? name, string expected) =>
        Assert.Equal(expected, ExternalRules.Usernames(Identity(email, name), () => 7).First());

    [Theory]
    [InlineData("ada@example.org", null)]
    [InlineData("admin@example.org", null)]
    [InlineData("\0@example.org", "\ud800")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefgh@example.org", "x")]
    public void Every_username_to_try_keeps_the_rules_and_most_are_unlike_others(string email, string? name)
    {
        var random = 0;
        var names = ExternalRules.Usernames(Identity(email, name), () => ++random).ToList();

        Assert.InRange(names.Distinct().Count(), 10, 11);
        Assert.All(names, username => Assert.Null(AccountRules.UsernameProblem(username)));
    }

    [Theory]
    [InlineData("  Ada\u0000 Lovelace\n", "Ada Lovelace")]
    [InlineData("\ud800", null)]
    [InlineData("\u0000", null)]
    [InlineData(null, null)]
    public void A_display_name_is_what_can_be_shown(string? name, string? expected) =>
        Assert.Equal(expected, ExternalRules.DisplayName(Identity(Email, name)));

    [Theory]
    [InlineData("", false)]
    [InlineData("123", true)]
    [InlineData("a\0", false)]
    [InlineData("ä", false)]
    public void A_subject_is_printable_ASCII(string subject, bool isPossible) =>
        Assert.Equal(isPossible, ExternalRules.IsPossible(Identity(Email, null) with { Subject = subject }));

    [Fact]
    public void A_subject_has_an_end() => Assert.False(ExternalRules.IsPossible(Identity(Email, null) with { Subject = new string('a', 256) }));

    private static ExternalIdentity Identity(string email, string? name) => new("p", "s", email, true, name);
}
