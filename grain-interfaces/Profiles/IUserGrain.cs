using InstaHub.GrainInterfaces.Common;
using Orleans.Concurrency;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>One user, by user id: the profile, as others and the user see it. Reads nothing before it is asked for something.</summary>
[Alias("InstaHub.Accounts.IUserGrain")]
public interface IUserGrain : IGrainWithGuidKey
{
    /// <summary>What readers need of the user, in any status; null when there is no such user.</summary>
    [Alias("GetCard"), ReadOnly, AlwaysInterleave]
    ValueTask<UserCard?> GetCard();

    /// <summary>What the user sees of themselves; null when there is no such user, or the account is deleted.</summary>
    [Alias("GetMe"), ReadOnly, AlwaysInterleave]
    ValueTask<Me?> GetMe();

    /// <summary><see cref="GetMe"/> as JSON, kept ready to be sent.</summary>
    [Alias("GetMeJson"), ReadOnly, AlwaysInterleave]
    ValueTask<MeJson?> GetMeJson();

    /// <summary>Changes what is given of the profile, all or nothing. Going public accepts whoever has asked to follow.</summary>
    /// <returns>
    /// Or <see cref="ProfileErrors.InvalidProfile"/>, <see cref="Accounts.AccountErrors.UsernameTaken"/>,
    /// <see cref="ProfileErrors.TooManyUsernames"/>, <see cref="ProfileErrors.NoSuchUser"/>, <see cref="ProfileErrors.ChangedMeanwhile"/>,
    /// and why a file cannot be the picture (<see cref="Media.MediaErrors"/>).
    /// </returns>
    [Alias("Edit")]
    Task<Result<Me>> Edit(ProfileEdit edit);

    /// <summary>Tells of the user's numbers after a change; what is older than what is known is ignored.</summary>
    [Alias("CountsChanged"), AlwaysInterleave]
    Task CountsChanged(CountsChange change);

    /// <summary>Something of the account that shows here (its status, its e-mail address) has changed: it is read again when it is asked for.</summary>
    [Alias("AccountChanged"), AlwaysInterleave]
    Task AccountChanged();
}
