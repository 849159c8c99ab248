using FsCheck;
using FsCheck.Fluent;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Profiles;

namespace InstaHub.Grains.Unit.Profiles;

/// <summary>What a profile may say.</summary>
public sealed class ProfileRulesTests
{
    private static readonly StoredProfile Ada = new()
    {
        UserId = Guid.CreateVersion7(),
        Username = "ada",
        Email = "ada@example.com",
        Status = AccountStatus.Active,
        CreatedAt = DateTimeOffset.UnixEpoch,
        DisplayName = "Ada",
        Bio = "Numbers.",
        Links = ["https://example.com/ada"],
        AvatarId = Guid.CreateVersion7(),
        Settings = new UserSettings { Language = "en" },
        Version = 3,
        Counts = new CountsChange(new UserCounts(1, 2, 3), 4),
    };

    [Fact]
    public void A_good_edit_has_no_faults() => Assert.Empty(Faults(new ProfileEdit
    {
        Username = "Ada.Lovelace_1",
        DisplayName = "Ada \U0001F9EE Lovelace",
        Bio = "First line\nsecond line\r\nthird",
        Links = ["https://example.com", "HTTP://example.com:8080/a?b=c#d", "https://münchen.example/"],
        IsPrivate = true,
        RemovesAvatar = true,
        Settings = new UserSettings { Language = "pt-BR", ShowLastSeen = "nobody" },
    }));

    [Fact]
    public void An_edit_of_nothing_changes_nothing()
    {
        Assert.Empty(Faults(new ProfileEdit()));
        Assert.Equal(Ada, ProfileRules.Apply(Ada, new ProfileEdit()));
        Assert.Equal(Ada, ProfileRules.Apply(Ada, new ProfileEdit
        {
            Username = "ADA",
            DisplayName = " Ada ",
            Bio = "Numbers.",
            Links = ["https://example.com/ada"],
            IsPrivate = false,
            Settings = new UserSettings { Language = "en" },
        }));
    }

    [Theory]
    [InlineData("me")]
    [InlineData("ad")]
    [InlineData("ada lovelace")]
    [InlineData("ada\0")]
    public void A_username_keeps_to_the_rules_of_registration(string username) =>
        Assert.Equal(["username"], Faults(new ProfileEdit { Username = username }));

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    [InlineData("Ada\nLovelace")]
    [InlineData("Ada\0")]
    [InlineData("Ada\u0085")]
    public void A_display_name_is_one_line_of_something(string name) =>
        Assert.Equal(["displayName"], Faults(new ProfileEdit { DisplayName = name }));

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\tb")]
    [InlineData("a\u001bb")]
    public void A_bio_has_line_breaks_and_no_other_control_characters(string bio) => Assert.Equal(["bio"], Faults(new ProfileEdit { Bio = bio }));

    // Not as data of a theory: the runner writes those down as UTF-8.
    [Fact]
    public void Half_a_character_is_nowhere_taken()
    {
        Assert.Equal(["bio"], Faults(new ProfileEdit { Bio = "a\ud800b" }));
        Assert.Equal(["displayName"], Faults(new ProfileEdit { DisplayName = "a\udc00\ud800" }));
        Assert.Equal(["links"], Faults(new ProfileEdit { Links = ["https://example.com/\ud800"] }));
        Assert.NotNull(ProfileRules.CheckQuery("a\udfff"));
    }

    [Fact]
    public void Lengths_are_counted_in_characters()
    {
        Assert.Empty(Faults(new ProfileEdit { DisplayName = Repeat("\U0001F9EE", 50), Bio = Repeat("\U0001F9EE", 500) }));
        Assert.Equal(["bio", "displayName"], Faults(new ProfileEdit { DisplayName = Repeat("a", 51), Bio = Repeat("a", 501) }).Order());
        Assert.Null(ProfileRules.CheckQuery(Repeat("\U0001F9EE", 50)));
        Assert.NotNull(ProfileRules.CheckQuery(Repeat("a", 51)));
        Assert.NotNull(ProfileRules.CheckQuery(""));
        Assert.NotNull(ProfileRules.CheckQuery("a\0"));
    }

    [Theory]
    [InlineData("example.com")]
    [InlineData("/ada")]
    [InlineData("//example.com")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.com")]
    [InlineData("https://")]
    [InlineData("https:///ada")]
    [InlineData(" https://example.com")]
    [InlineData("https://example.com/a b")]
    [InlineData("https://example.com/\n")]
    [InlineData("https:\\\\example.com")]
    [InlineData(null)]
    public void A_link_is_an_absolute_address_of_the_web(string? link) => Assert.Equal(["links"], Faults(new ProfileEdit { Links = [link!] }));

    [Fact]
    public void There_are_five_links_of_200_characters_at_most()
    {
        var longest = $"https://example.com/{Repeat("a", 180)}";

        Assert.Empty(Faults(new ProfileEdit { Links = [.. Enumerable.Repeat(longest, 5)] }));
        Assert.Equal(["links"], Faults(new ProfileEdit { Links = [.. Enumerable.Repeat(longest, 6)] }));
        Assert.Equal(["links"], Faults(new ProfileEdit { Links = [longest + "a"] }));
    }

    [Fact]
    public void A_picture_is_one_by_its_id_and_can_be_taken_away()
    {
        var picture = Guid.NewGuid();
        Assert.Equal(["avatar"], Faults(new ProfileEdit { Avatar = $"{picture:N}" }));
        Assert.Empty(Faults(new ProfileEdit { Avatar = $"{picture}" }));
        Assert.Equal(picture, ProfileRules.Apply(Ada, new ProfileEdit { Avatar = $"{picture}" }).AvatarId);
        Assert.Null(ProfileRules.Apply(Ada, new ProfileEdit { RemovesAvatar = true }).AvatarId);
    }

    [Theory]
    [InlineData("", "everyone", "settings.language")]
    [InlineData("e", "followers", "settings.language")]
    [InlineData("en_GB", null, "settings.language")]
    [InlineData("en\n", null, "settings.language")]
    [InlineData(null, "Everyone", "settings.showLastSeen")]
    [InlineData(null, "", "settings.showLastSeen")]
    public void Settings_are_of_those_there_are(string? language, string? lastSeen, string field) =>
        Assert.Equal([field], Faults(new ProfileEdit { Settings = new UserSettings { Language = language, ShowLastSeen = lastSeen } }));

    [Fact]
    public void A_setting_that_is_not_named_stays() =>
        Assert.Equal(
            new UserSettings { Language = "en", ShowLastSeen = "nobody" },
            ProfileRules.Apply(Ada, new ProfileEdit { Settings = new UserSettings { ShowLastSeen = "nobody" } }).Settings);

    [Fact]
    public void Only_what_others_see_shows_differently()
    {
        Assert.False(ProfileRules.ShowsDifferently(Ada, Ada with { IsPrivate = true, Settings = new UserSettings { Language = "de" } }));
        Assert.All(
            new[] { Ada with { Username = "b" }, Ada with { DisplayName = "b" }, Ada with { Bio = "b" }, Ada with { Links = [] }, Ada with { AvatarId = null } },
            edited => Assert.True(ProfileRules.ShowsDifferently(Ada, edited)));
    }

    [Fact]
    public void Whatever_text_is_taken_can_be_stored() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var edit = new ProfileEdit { DisplayName = text, Bio = text, Links = text is null ? null : [$"https://example.com/{text}"] };
            var faults = Faults(edit);
            var edited = ProfileRules.Apply(Ada, edit);
            return (faults.Contains("displayName") || IsStorable(edited.DisplayName))
                && (faults.Contains("bio") || IsStorable(edited.Bio))
                && (faults.Contains("links") || edited.Links.All(IsStorable));
        }).QuickCheckThrowOnFailure();

    private static bool IsStorable(string text) =>
        !text.Contains('\0') && new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(text) >= 0;

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static IEnumerable<string> Faults(ProfileEdit edit)
    {
        if (ProfileRules.Check(edit) is not { } error)
            return [];
        Assert.Equal((ErrorKind.Invalid, "validation_failed"), (error.Kind, error.Code));
        return error.Details!.Keys;
    }
}
