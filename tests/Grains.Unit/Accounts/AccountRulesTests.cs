using FsCheck;
using FsCheck.Fluent;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Unit.Accounts;

/// <summary>What may be registered.</summary>
public sealed class AccountRulesTests
{
    private static readonly Registration Good = new("ada@example.com", "ada.lovelace_1", "a long enough one", "Ada");

    private static readonly Gen<char> UsernameCharacter = Gen.Elements("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.".ToCharArray());

    [Fact]
    public void A_good_registration_has_no_faults() => Assert.Null(AccountRules.Check(Good));

    [Fact]
    public void Every_field_that_is_wrong_is_named()
    {
        var error = AccountRules.Check(new Registration("", "", "", new string('x', 51)));

        Assert.Equal((ErrorKind.Invalid, "validation_failed"), (error!.Kind, error.Code));
        Assert.Equal(["displayName", "email", "password", "username"], error.Details!.Keys.Order());
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("abcdefghijklmnopqrstuvwxyz12345")]
    [InlineData("ada lovelace")]
    [InlineData("ada-lovelace")]
    [InlineData("ada@home")]
    [InlineData("ädä")]
    [InlineData("\u212Aelvin")] // the Kelvin sign: lower-cased by Unicode's rules it is a k
    [InlineData("admin")]
    [InlineData("InstaHub")]
    [InlineData("123\n")]
    public void A_username_that_breaks_a_rule_is_refused(string username) => Assert.Equal(["username"], Faults(Good with { Username = username }));

    [Fact]
    public void Any_three_to_thirty_letters_digits_dots_and_underscores_are_a_username() =>
        Prop.ForAll(
            Gen.Choose(3, 30).SelectMany(length => Gen.ArrayOf(UsernameCharacter, length)).Select(characters => new string(characters)).ToArbitrary(),
            name => AccountRules.Check(Good with { Username = name }) is null || IsReserved(name))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void No_username_reads_as_an_id() =>
        Prop.ForAll(ArbMap.Default.ArbFor<Guid>(), id =>
            new[] { "D", "N", "B", "P", "X" }.All(format => AccountRules.Check(Good with { Username = id.ToString(format) }) is not null))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Folding_changes_ASCII_capitals_and_nothing_else() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var folded = AccountRules.Fold(text.Get);
            return folded.Length == text.Get.Length
                && folded == AccountRules.Fold(folded)
                && folded.Zip(text.Get).All(pair => pair.First == (pair.Second is >= 'A' and <= 'Z' ? char.ToLowerInvariant(pair.Second) : pair.Second));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("Ada.Lovelace+instahub@mail.example.co.uk")]
    [InlineData("a@b.cd")]
    [InlineData("o'hara_{x}@xn--bcher-kva.example")]
    public void An_address_is_an_address(string email) => Assert.Empty(Faults(Good with { Email = email }));

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("ada@")]
    [InlineData("@example.com")]
    [InlineData("ada@localhost")]
    [InlineData("ada@@example.com")]
    [InlineData("ada@home@example.com")]
    [InlineData(".ada@example.com")]
    [InlineData("ada.@example.com")]
    [InlineData("a..da@example.com")]
    [InlineData("ada@example..com")]
    [InlineData("ada@.example.com")]
    [InlineData("ada@example.com.")]
    [InlineData("ada@-example.com")]
    [InlineData("ada@example-.com")]
    [InlineData("ada lovelace@example.com")]
    [InlineData("ada@exam ple.com")]
    [InlineData("ada@example.com\n")]
    [InlineData("<ada@example.com>")]
    [InlineData("ädä@example.com")]
    public void What_is_no_address_is_refused(string email) => Assert.Equal(["email"], Faults(Good with { Email = email }));

    [Fact]
    public void Parts_of_an_address_have_a_length()
    {
        Assert.Empty(Faults(Good with { Email = $"{new string('a', 64)}@{new string('b', 63)}.com" }));
        Assert.Equal(["email"], Faults(Good with { Email = $"{new string('a', 65)}@example.com" }));
        Assert.Equal(["email"], Faults(Good with { Email = $"a@{new string('b', 64)}.com" }));
        Assert.Equal(["email"], Faults(Good with { Email = "a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5)) }));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Passwords_are_measured_in_characters(int length, bool isGood)
    {
        Assert.Equal(isGood, Faults(Good with { Password = new string('x', length) }).Length == 0);
        Assert.Equal(isGood, Faults(Good with { Password = string.Concat(Enumerable.Repeat("\U0001F511", length)) }).Length == 0);
    }

    [Theory]
    [InlineData(null, "ada")]
    [InlineData("  ", "ada")]
    [InlineData(" Ada Lovelace ", "Ada Lovelace")]
    public void Who_gives_no_display_name_goes_by_the_username(string? given, string expected)
    {
        Assert.Empty(Faults(Good with { DisplayName = given }));
        Assert.Equal(expected, AccountRules.DisplayNameOf(given, "ada"));
    }

    [Fact]
    public void A_display_name_has_no_control_characters() => Assert.Equal(["displayName"], Faults(Good with { DisplayName = "Ada\u0000" }));

    [Theory]
    [InlineData("ada", true)]
    [InlineData("Ada@Example.com", true)]
    [InlineData("", false)]
    [InlineData("ada\u0000", false)]
    [InlineData("ad a", false)]
    public void What_could_be_nobodys_login_is_not_looked_up(string login, bool isPossible) =>
        Assert.Equal(isPossible, AccountRules.IsPossible(new Credentials(login, "a password")));

    [Fact]
    public void A_registration_does_not_print_its_password()
    {
        Assert.DoesNotContain(Good.Password, Good.ToString());
        Assert.DoesNotContain("secret", new Credentials("ada", "secret").ToString());
        Assert.DoesNotContain("secret", new SessionTokens(Guid.Empty, "secret", "secret", 1).ToString());
    }

    private static string[] Faults(Registration registration) => AccountRules.Check(registration)?.Details!.Keys.Order().ToArray() ?? [];

    private static bool IsReserved(string username) =>
        AccountRules.Check(Good with { Username = username })!.Details!["username"].Single().Contains("reserved", StringComparison.Ordinal);
}
