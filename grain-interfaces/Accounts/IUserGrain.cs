using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>One user, by user id: what others and they themselves see of them.</summary>
[Alias("InstaHub.Accounts.IUserGrain")]
public interface IUserGrain : IGrainWithGuidKey
{
    /// <summary>What the user sees of themselves; null when there is no such user.</summary>
    [Alias("GetMe"), ReadOnly, AlwaysInterleave]
    ValueTask<Me?> GetMe();

    /// <summary><see cref="GetMe"/> as JSON, kept ready to be sent.</summary>
    [Alias("GetMeJson"), ReadOnly, AlwaysInterleave]
    ValueTask<JsonBytes?> GetMeJson();
}
