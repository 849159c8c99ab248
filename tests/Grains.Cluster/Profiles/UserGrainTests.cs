using System.Text;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Profiles;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace InstaHub.Grains.Cluster.Profiles;

/// <summary>What a user's grain remembers, and what it does when things happen at the same time.</summary>
public sealed class UserGrainTests : IAsyncLifetime
{
    private readonly Guid _userId = Guid.CreateVersion7();
    private readonly ScriptedProfileStore _store = new();
    private InProcessTestCluster _cluster = null!;
    private IUserGrain _user = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => silo.Services.AddSingleton<IProfileStore>(_store).AddSingleton(TimeProvider.System)
            .AddSingleton(services => new MediaUrls(services.GetRequiredService<IGrainFactory>(), publicBaseUrl: null, TimeProvider.System)));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        _user = _cluster.Client.GetUser(_userId);
        _store.Profile = ScriptedProfileStore.MakeProfile(_userId, followers: 5, changeNumber: 5);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Nothing_is_read_before_it_is_asked_for()
    {
        await _user.CountsChanged(ScriptedProfileStore.Numbers(6, 6));
        await _user.AccountChanged();

        Assert.Equal(0, _store.Reads);
    }

    [Fact]
    public async Task What_is_asked_for_again_is_not_read_again()
    {
        var first = (await _user.GetCard())!;
        var again = (await _user.GetCard())!;

        Assert.Equal(Text(first.Json), Text(again.Json));
        Assert.Equal(Text(first.Stub), Text(again.Stub));
        Assert.Equal(first, again with { Json = first.Json, Stub = first.Stub }); // bytes are compared by reference
        Assert.NotNull(await _user.GetMe());
        Assert.NotNull(await _user.GetMeJson());
        Assert.Equal(1, _store.Reads);
    }

    [Fact]
    public async Task Many_who_ask_at_once_wait_for_one_reading()
    {
        var (reading, answer) = HoldReading();
        var asking = Enumerable.Range(0, 20).Select(_ => _user.GetCard().AsTask()).ToArray();
        await Patience.ForAsync(reading, "the profile to be read");
        answer.SetResult();

        Assert.All(await Task.WhenAll(asking), Assert.NotNull);
        Assert.Equal(1, _store.Reads);
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(5, 5)]
    [InlineData(6, 60)]
    public async Task Numbers_that_are_older_than_what_is_known_are_ignored(long changeNumber, long shown)
    {
        var before = await _user.GetCard();

        await _user.CountsChanged(ScriptedProfileStore.Numbers(60, changeNumber));

        var card = await _user.GetCard();
        Assert.Equal(shown, await FollowersAsync());
        Assert.Equal(shown != 5, card!.Version > before!.Version);
        Assert.Equal(1, _store.Reads);
    }

    [Theory]
    [InlineData(4, 5)]
    [InlineData(6, 60)]
    public async Task Numbers_told_during_a_reading_are_shown_when_they_are_newer_than_what_was_read(long changeNumber, long shown)
    {
        var (reading, answer) = HoldReading();
        var asking = _user.GetCard().AsTask();
        await Patience.ForAsync(reading, "the profile to be read");
        await _user.CountsChanged(ScriptedProfileStore.Numbers(60, changeNumber));
        answer.SetResult();

        Assert.NotNull(await asking);
        Assert.Equal(shown, await FollowersAsync());
    }

    [Fact]
    public async Task What_was_changed_during_a_reading_is_read_again()
    {
        var (reading, answer) = HoldReading();
        var asking = _user.GetCard().AsTask();
        await Patience.ForAsync(reading, "the profile to be read");
        _store.Profile = _store.Profile! with { Username = "lovelace" };
        await _user.AccountChanged();
        _store.BeforeAnswer = () => Task.CompletedTask;
        answer.SetResult();
        await asking;

        Assert.Equal("lovelace", (await _user.GetCard())!.Username);
    }

    [Fact]
    public async Task Changes_without_end_keep_nobody_waiting()
    {
        _store.BeforeAnswer = () => _user.AccountChanged();

        var cards = await Patience.ForAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _user.GetCard().AsTask())), "cards of a user who changes all the time");

        Assert.All(cards, Assert.NotNull);
    }

    [Fact]
    public async Task Who_was_not_there_is_looked_for_again()
    {
        var profile = _store.Profile;
        _store.Profile = null;
        Assert.Null(await _user.GetCard());
        Assert.Equal(ProfileErrors.NoSuchUser, (await _user.Edit(new ProfileEdit { Bio = "here" })).Error);

        _store.Profile = profile;
        Assert.NotNull(await _user.GetCard());
    }

    [Fact]
    public async Task Who_is_deleted_has_a_card_and_sees_nothing_of_themselves()
    {
        _store.Profile = _store.Profile! with { Status = AccountStatus.Deleted };

        Assert.Equal(AccountStatus.Deleted, (await _user.GetCard())!.Status);
        Assert.Null(await _user.GetMe());
        Assert.Null(await _user.GetMeJson());
        Assert.Equal(ProfileErrors.NoSuchUser, (await _user.Edit(new ProfileEdit { Bio = "here" })).Error);
    }

    [Fact]
    public async Task An_edit_on_what_was_outdated_is_made_on_the_truth()
    {
        await _user.GetCard();
        _store.Profile = _store.Profile! with { Bio = "written elsewhere", Version = 7 };
        var seen = new List<long>();
        _store.OnWrite = write =>
        {
            seen.Add(write.Seen.Version);
            return write.Seen.Version == 7 ? ProfileWriteOutcome.Written : ProfileWriteOutcome.Outdated;
        };

        var me = (await _user.Edit(new ProfileEdit { DisplayName = "Ada Lovelace" })).Value!;

        Assert.Equal([1, 7], seen);
        Assert.Equal(("Ada Lovelace", "written elsewhere"), (me.DisplayName, me.Bio));
    }

    [Fact]
    public async Task An_edit_that_is_always_outdated_is_refused()
    {
        _store.OnWrite = _ => ProfileWriteOutcome.Outdated;

        Assert.Equal(ProfileErrors.ChangedMeanwhile, (await _user.Edit(new ProfileEdit { Bio = "new" })).Error);
    }

    [Fact]
    public async Task After_a_write_that_failed_the_truth_is_read()
    {
        await _user.GetCard();
        _store.OnWrite = write =>
        {
            _store.Profile = write.Edited with { Version = 2 }; // and the connection is lost
            throw new TimeoutException("Nobody knows.");
        };

        await Assert.ThrowsAnyAsync<Exception>(() => _user.Edit(new ProfileEdit { Bio = "new" }));

        Assert.Equal("new", (await _user.GetMe())!.Bio);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_writes_nothing()
    {
        _store.OnWrite = _ => throw new InvalidOperationException("There is nothing to write.");

        Assert.Equal("Ada", (await _user.Edit(new ProfileEdit { DisplayName = "Ada", Links = [], IsPrivate = false })).Value!.DisplayName);
    }

    [Theory]
    [InlineData("new bio", null, new[] { ProfileEvents.ProfileChanged })]
    [InlineData(null, true, new[] { ProfileEvents.PrivacyChanged })]
    [InlineData("new bio", true, new[] { ProfileEvents.ProfileChanged, ProfileEvents.PrivacyChanged })]
    [InlineData(null, null, new string[0])]
    public async Task An_edit_tells_of_what_others_see(string? bio, bool? isPrivate, string[] events)
    {
        var told = new List<string>();
        _store.OnWrite = write =>
        {
            told.AddRange(write.Events.Select(happened => happened.Type));
            return ProfileWriteOutcome.Written;
        };

        await _user.Edit(new ProfileEdit { Bio = bio, IsPrivate = isPrivate, Settings = new UserSettings { Language = "en" } });

        Assert.Equal(events, told);
    }

    [Fact]
    public async Task Numbers_told_during_an_edit_are_not_lost()
    {
        await _user.GetCard();
        _store.BeforeWriting = () => _user.CountsChanged(ScriptedProfileStore.Numbers(60, 6));

        await _user.Edit(new ProfileEdit { Bio = "new" });

        Assert.Equal(60, await FollowersAsync());
        Assert.Equal("new", (await _user.GetMe())!.Bio);
    }

    private (Task Reading, TaskCompletionSource Answer) HoldReading()
    {
        var (reading, answer) = (NewSignal(), NewSignal());
        _store.BeforeAnswer = () =>
        {
            reading.TrySetResult();
            return answer.Task;
        };
        return (reading.Task, answer);

        static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    // By each way that shows them.
    private async Task<long> FollowersAsync()
    {
        var me = (await _user.GetMe())!;
        Assert.Contains($"\"followers\":{me.Counts.Followers}", Text((await _user.GetCard())!.Json));
        Assert.Contains($"\"followers\":{me.Counts.Followers}", Text((await _user.GetMeJson())!.Json));
        return me.Counts.Followers;
    }

    private static string Text(JsonBytes json) => Encoding.UTF8.GetString(json.Utf8.Span);
}
