using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using InstaHub.GrainInterfaces.RateLimits;

namespace InstaHub.GrainInterfaces.Accounts;

/// <summary>References of the grains of this feature: the only place where their keys are made.</summary>
public static class AccountGrainExtensions
{
    public static IAuthenticationGrain GetAuthentication(this IGrainFactory grains) => grains.GetGrain<IAuthenticationGrain>(0);

    public static IAccountQueries GetAccountQueries(this IGrainFactory grains) => grains.GetGrain<IAccountQueries>(0);

    public static ISigningKeysGrain GetSigningKeys(this IGrainFactory grains) => grains.GetGrain<ISigningKeysGrain>(0);

    public static IRevokedSessions GetRevokedSessions(this IGrainFactory grains) => grains.GetGrain<IRevokedSessions>(0);

    public static ICeremoniesGrain GetCeremonies(this IGrainFactory grains) => grains.GetGrain<ICeremoniesGrain>(0);

    public static IPasskeysGrain GetPasskeys(this IGrainFactory grains, Guid userId) => grains.GetGrain<IPasskeysGrain>(userId);

    public static IDataExports GetDataExports(this IGrainFactory grains) => grains.GetGrain<IDataExports>(0);

    public static IAccountGrain GetAccount(this IGrainFactory grains, Guid userId) => grains.GetGrain<IAccountGrain>(userId);

    /// <summary>The throttle of guesses at one account's secrets, by whichever name.</summary>
    public static ISignInThrottleGrain GetAccountThrottle(this IGrainFactory grains, Guid userId) =>
        grains.GetGrain<ISignInThrottleGrain>($"account:{userId:N}");

    /// <summary>The throttle of sign-ins by one name that leads to no account.</summary>
    /// <param name="grains">Makes the reference.</param>
    /// <param name="foldedLogin">As it is compared: folded and bounded, see <c>AccountRules</c>.</param>
    public static ISignInThrottleGrain GetLoginThrottle(this IGrainFactory grains, string foldedLogin) =>
        grains.GetGrain<ISignInThrottleGrain>($"login:{HashOf(foldedLogin)}");

    /// <summary>The throttle of sign-ins from one address.</summary>
    public static ISignInThrottleGrain GetSignInThrottle(this IGrainFactory grains, Origin origin) =>
        grains.GetGrain<ISignInThrottleGrain>($"address:{Subject(origin)}");

    /// <summary>The throttle of registrations from one address.</summary>
    public static ISignInThrottleGrain GetRegistrationThrottle(this IGrainFactory grains, Origin origin) =>
        grains.GetGrain<ISignInThrottleGrain>($"register:{Subject(origin)}");

    /// <summary>The throttle of mail that is asked for from one address.</summary>
    public static ISignInThrottleGrain GetMailThrottle(this IGrainFactory grains, Origin origin) =>
        grains.GetGrain<ISignInThrottleGrain>($"mail-address:{Subject(origin)}");

    /// <summary>The throttle of mail to one e-mail address, whether there is an account with it or not.</summary>
    /// <param name="grains">Makes the reference.</param>
    /// <param name="emailKey">Folded and bounded, see <c>AccountRules</c>.</param>
    public static ISignInThrottleGrain GetMailThrottle(this IGrainFactory grains, string emailKey) =>
        grains.GetGrain<ISignInThrottleGrain>($"mail:{HashOf(emailKey)}");

    /// <summary>The key of a user's events.</summary>
    public static string EventKey(Guid userId) => userId.ToString("D", CultureInfo.InvariantCulture);

    // Keys are logged and stored; an e-mail address must not be there as it is.
    private static string HashOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    // Told apart as all rate limits tell addresses apart: an IPv6 address by its network.
    private static string Subject(Origin origin) =>
        RateLimitKeys.Of(IPAddress.TryParse(origin.Address, out var address) ? address : null).ToString("x32", CultureInfo.InvariantCulture);
}
