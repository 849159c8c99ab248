using System.Globalization;

namespace InstaHub.GrainInterfaces.Profiles;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class ProfileGrainExtensions
{
    public static IUserGrain GetUser(this IGrainFactory grains, Guid userId) => grains.GetGrain<IUserGrain>(userId);

    /// <summary>Who has a username.</summary>
    /// <param name="grains">Makes the reference.</param>
    /// <param name="foldedUsername">As it is compared: folded, and possible as a username, see <c>AccountRules</c>.</param>
    public static IUsernameGrain GetUsername(this IGrainFactory grains, string foldedUsername) => grains.GetGrain<IUsernameGrain>(foldedUsername);

    public static IUserQueries GetUserQueries(this IGrainFactory grains) => grains.GetGrain<IUserQueries>(0);

    /// <summary>The key of a user's events.</summary>
    public static string EventKey(Guid userId) => userId.ToString("D", CultureInfo.InvariantCulture);
}
