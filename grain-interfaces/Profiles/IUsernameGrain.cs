using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>
/// Who has one username now, by the username, folded. What it remembers may be older than a rename: whoever goes by it looks at the
/// user's card too, and says <see cref="Changed"/> when that has another name. A name that nobody has is not remembered.
/// </summary>
[Alias("InstaHub.Profiles.IUsernameGrain")]
public interface IUsernameGrain : IGrainWithStringKey
{
    /// <summary>The user's id; null when nobody has the name, or somebody had it once.</summary>
    [Alias("GetUserId"), ReadOnly, AlwaysInterleave]
    ValueTask<Guid?> GetUserId();

    /// <summary>The name has gone from one to another: it is looked up again when it is asked for.</summary>
    [Alias("Changed"), AlwaysInterleave]
    Task Changed();
}
