using System.Text.Json;
using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Events;
using InstaHub.GrainInterfaces.Graph;
using InstaHub.GrainInterfaces.Media;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Common;
using Microsoft.Extensions.Logging;

namespace InstaHub.Grains.Profiles;

/// <inheritdoc cref="IUserGrain"/>
[GrainType("user")]
public sealed partial class UserGrain(IProfileStore profiles, MediaUrls urls, TimeProvider time, ILogger<UserGrain> logger) : Grain, IUserGrain
{
    /// <summary>How often an edit is tried; each time on what the database has then.</summary>
    private const int Attempts = 2;

    /// <summary>How long the answer to an edit waits until everybody who asked to follow does; what is left is done by the event.</summary>
    private static readonly TimeSpan AcceptingPatience = TimeSpan.FromSeconds(5);

    private UserViews? _views;
    private Task<UserViews?>? _reading;
    private IGrainTimer? _leaving;

    // What was read before the last change is not believed.
    private long _changes;

    // Numbers may be told before the profile that they belong to has been read.
    private CountsChange? _counts;

    private Guid UserId => this.GetPrimaryKey();

    public ValueTask<UserCard?> GetCard() =>
        _views is { } views ? new(views.Card) : new(ReadAsync(static views => views.Card));

    public ValueTask<Me?> GetMe() =>
        _views is { } views ? new(MeOf(views)) : new(ReadAsync(MeOf));

    public ValueTask<MeJson?> GetMeJson() =>
        _views is { } views ? new(MeJsonOf(views)) : new(ReadAsync(MeJsonOf));

    public Task CountsChanged(CountsChange change)
    {
        if (_views is null && _reading is null)
            return Task.CompletedTask; // whoever asks will read them
        if (_counts is null || change.ChangeNumber > _counts.ChangeNumber)
            _counts = change;
        _views?.Take(change);
        return Task.CompletedTask;
    }

    public Task AccountChanged()
    {
        Forget();
        return Task.CompletedTask;
    }

    public async Task<Result<Me>> Edit(ProfileEdit edit)
    {
        if (ProfileRules.Check(edit) is { } refusal)
            return refusal;

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await ReadAsync(static views => views.Profile) is not { Status: not AccountStatus.Deleted } seen)
                return ProfileErrors.NoSuchUser;
            var edited = ProfileRules.Apply(seen, edit);
            if (edited == seen)
                return await MeNow();

            if (edited.AvatarId is { } avatar && avatar != seen.AvatarId && await AttachAvatarAsync(avatar) is { } unfit)
                return unfit;

            switch (await WriteAsync(seen, edited))
            {
                case ProfileWriteOutcome.UsernameTaken:
                    return AccountErrors.UsernameTaken;
                case ProfileWriteOutcome.TooManyUsernames:
                    return ProfileErrors.TooManyUsernames;
                case ProfileWriteOutcome.Written:
                    Remember(seen, edited);
                    if (seen.AvatarId is { } former && former != edited.AvatarId)
                        await ReleaseAvatarAsync(former);
                    if (seen.IsPrivate && !edited.IsPrivate)
                        await AcceptAll();
                    return await MeNow();
                default:
                    Forget(); // somebody else has written: read the truth
                    break;
            }
        }

        DeactivateOnIdle();
        return ProfileErrors.ChangedMeanwhile;
    }

    private async Task<Result<Me>> MeNow() => await GetMe() is { } me ? me : ProfileErrors.NoSuchUser;

    private static Me? MeOf(UserViews views) => views.Profile.Status == AccountStatus.Deleted ? null : views.Me;

    private static MeJson? MeJsonOf(UserViews views) => views.Profile.Status == AccountStatus.Deleted ? null : views.MeJson;

    // Read once for all who ask meanwhile. What was changed while it was read is not remembered; whoever asked before it was read may
    // have it all the same, so that no number of changes keeps anybody waiting.
    private async Task<T?> ReadAsync<T>(Func<UserViews, T?> view)
        where T : class
    {
        for (var mayBeOlder = _reading is not null; ; mayBeOlder = false)
        {
            var views = _views;
            var changes = _changes;
            if (views is null)
            {
                var reading = _reading ??= FindAsync();
                try
                {
                    views = await reading;
                }
                finally
                {
                    if (_reading == reading)
                        _reading = null;
                }
            }

            if (views is null)
            {
                _leaving ??= this.DeactivateSoon(); // whoever makes ids up shall not fill the memory
                return null;
            }
            if (changes == _changes)
                views = _views ??= views;
            else if (mayBeOlder)
                continue;
            if (_counts is { } counts)
                views.Take(counts);
            return view(views);
        }
    }

    private async Task<UserViews?> FindAsync() =>
        await profiles.FindAsync(UserId, CancellationToken.None) is { } profile ? new UserViews(profile, urls) : null;

    private async Task<ProfileWriteOutcome> WriteAsync(StoredProfile seen, StoredProfile edited)
    {
        try
        {
            return await profiles.WriteAsync(new ProfileWrite(seen, edited, [.. EventsOf(seen, edited)]), CancellationToken.None);
        }
        catch
        {
            // It may have been committed.
            Forget();
            DeactivateOnIdle();
            throw;
        }
    }

    // Should the profile not be written, the clean-up of media finds that it has no such picture.
    private async Task<Error?> AttachAvatarAsync(Guid mediaId)
    {
        if ((await GrainFactory.GetMedia(mediaId).Attach(UserId, MediaKind.Avatar, UserId)).Error is not { } error)
            return null;
        return error.Kind == ErrorKind.NotFound
            ? ProfileErrors.InvalidProfile(new Dictionary<string, string[]> { ["avatar"] = [ProfileRules.NoSuchPicture] })
            : error with { Details = new Dictionary<string, string[]> { ["avatar"] = [error.Message] } };
    }

    // The same clean-up does it if this fails.
    private async Task ReleaseAvatarAsync(Guid mediaId)
    {
        try
        {
            await GrainFactory.GetMedia(mediaId).Detach(UserId);
        }
        catch (Exception e)
        {
            LogReleasingLater(mediaId, e.GetType(), e.Message);
        }
    }

    private IEnumerable<DomainEvent> EventsOf(StoredProfile seen, StoredProfile edited)
    {
        if (ProfileRules.ShowsDifferently(seen, edited))
            yield return Event(ProfileEvents.ProfileChanged);
        if (seen.IsPrivate != edited.IsPrivate)
            yield return Event(ProfileEvents.PrivacyChanged);

        DomainEvent Event(string type)
        {
            var now = time.GetUtcNow();
            var payload = JsonSerializer.SerializeToUtf8Bytes(new ProfileChange(UserId, edited.IsPrivate), ProfileEventJson.Default.ProfileChange);
            return new DomainEvent(Guid.CreateVersion7(now), ProfileEvents.Namespace, ProfileGrainExtensions.EventKey(UserId), type, payload, now);
        }
    }

    // Unless something else has changed meanwhile, what was written is what there is.
    private void Remember(StoredProfile seen, StoredProfile edited)
    {
        var views = ReferenceEquals(_views?.Profile, seen) ? _views.With(edited with { Version = seen.Version + 1 }) : null;
        Forget();
        _views = views;
    }

    private void Forget()
    {
        _views = null;
        _reading = null;
        _changes++;
    }

    // The event of the change does it too: this is for whoever looks right after the answer.
    private async Task AcceptAll()
    {
        try
        {
            var began = time.GetTimestamp();
            while (await GrainFactory.GetRelationships(UserId).AcceptSome().WaitAsync(AcceptingPatience, time))
            {
                if (time.GetElapsedTime(began) >= AcceptingPatience)
                    return;
            }
        }
        catch (Exception e)
        {
            LogAcceptingLater(UserId, e.GetType(), e.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Requests to follow {UserId}, who went public, are accepted later: {ExceptionType}: {Reason}")]
    private partial void LogAcceptingLater(Guid userId, Type exceptionType, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Picture {MediaId}, which its profile does not show any more, is released later: {ExceptionType}: {Reason}")]
    private partial void LogReleasingLater(Guid mediaId, Type exceptionType, string reason);
}
