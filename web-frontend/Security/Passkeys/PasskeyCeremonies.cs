using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Profiles;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Security.Passkeys;

/// <summary>
/// Registration and sign-in by WebAuthn (Level 3), with the handler of ASP.NET Core Identity. Authenticators must verify their user, so
/// that a passkey is two factors: the device, and what unlocks it. Challenges are kept by <see cref="ICeremoniesGrain"/>, used once.
/// </summary>
internal sealed partial class PasskeyCeremonies : IDisposable
{
    private static readonly HashSet<string> KnownTransports = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];

    private readonly IGrainFactory _grains;
    private readonly UserManager<PasskeyUser> _users;
    private readonly PasskeyHandler<PasskeyUser> _handler;
    private readonly HashSet<string> _origins;
    private readonly TimeProvider _time;
    private readonly ILogger<PasskeyCeremonies> _logger;

    public PasskeyCeremonies(
        IGrainFactory grains, IOptions<PasskeyOptions> options, IServiceProvider services, TimeProvider time, ILogger<PasskeyCeremonies> logger)
    {
        _grains = grains;
        _time = time;
        _logger = logger;
        _origins = [.. options.Value.Origins];
        _users = new UserManager<PasskeyUser>(
            new PasskeyStore(grains), Options.Create(new IdentityOptions()), new PasswordHasher<PasskeyUser>(), [], [],
            new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), services, services.GetRequiredService<ILogger<UserManager<PasskeyUser>>>());
        _handler = new PasskeyHandler<PasskeyUser>(_users, Options.Create(new IdentityPasskeyOptions
        {
            ServerDomain = options.Value.ServerDomain,
            AuthenticatorTimeout = options.Value.Timeout,
            UserVerificationRequirement = "required",
            ResidentKeyRequirement = "required", // to be found without a username
            AttestationConveyancePreference = "none",
            ValidateOrigin = context => ValueTask.FromResult(IsOurs(context)),
        }));
    }

    /// <summary>Begins a registration.</summary>
    /// <returns>The handle of the ceremony, and the options for <c>navigator.credentials.create</c>, JSON.</returns>
    public async Task<(string Ceremony, string Options)> BeginRegistrationAsync(Me user, HttpContext context)
    {
        var entity = new PasskeyUserEntity { Id = new PasskeyUser(user.Id).Handle, Name = user.Username, DisplayName = user.DisplayName };
        var made = await _handler.MakeCreationOptionsAsync(entity, context);
        var handle = await _grains.GetCeremonies().Begin(CeremonyPurpose.PasskeyRegistration, user.Id, made.AttestationState ?? "", context.RequestAborted);
        return (handle.Value, made.CreationOptionsJson);
    }

    /// <summary>Verifies what the browser gives back.</summary>
    /// <returns>The passkey, not yet stored; null when it is refused.</returns>
    public async Task<Passkey?> FinishRegistrationAsync(Guid userId, string ceremony, string credentialJson, string name, HttpContext context)
    {
        if (await _grains.GetCeremonies().Take(CeremonyPurpose.PasskeyRegistration, ceremony, context.RequestAborted) is not { } begun || begun.UserId != userId)
            return null;
        var result = await _handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = context,
            CredentialJson = credentialJson,
            AttestationState = begun.State,
        });
        if (!result.Succeeded)
        {
            LogRefused(result.Failure.Message);
            return null;
        }

        var made = result.Passkey;
        // What the browser says of transports is its user's to choose: kept within bounds, as it is stored and given back.
        string[] transports = [.. (made.Transports ?? []).Where(KnownTransports.Contains).Distinct()];
        var now = _time.GetUtcNow();
        return new Passkey(
            Guid.CreateVersion7(now), made.CredentialId, made.PublicKey, name, now, null, made.SignCount, transports,
            made.IsUserVerified, made.IsBackupEligible, made.IsBackedUp);
    }

    /// <summary>Begins a sign-in of whoever has a passkey.</summary>
    /// <returns>The handle of the ceremony, and the options for <c>navigator.credentials.get</c>, JSON.</returns>
    public async Task<(string Ceremony, string Options)> BeginSignInAsync(HttpContext context)
    {
        var made = await _handler.MakeRequestOptionsAsync(null, context);
        var handle = await _grains.GetCeremonies().Begin(CeremonyPurpose.PasskeySignIn, null, made.AssertionState ?? "", context.RequestAborted);
        return (handle.Value, made.RequestOptionsJson);
    }

    /// <summary>Verifies what the browser gives back.</summary>
    /// <returns>Which passkey has signed, its count not yet stored; null when it is refused.</returns>
    public async Task<PasskeyUse?> FinishSignInAsync(string ceremony, string credentialJson, HttpContext context)
    {
        if (await _grains.GetCeremonies().Take(CeremonyPurpose.PasskeySignIn, ceremony, context.RequestAborted) is not { } begun)
            return null;
        var result = await _handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = context,
            CredentialJson = credentialJson,
            AssertionState = begun.State,
        });
        if (!result.Succeeded)
        {
            LogRefused(result.Failure.Message);
            return null;
        }
        return new PasskeyUse(result.User.Id, Guid.ParseExact(result.Passkey.Name!, "D"), result.Passkey.SignCount, result.Passkey.IsBackedUp);
    }

    public void Dispose() => _users.Dispose();

    // The signed origin is that of a page of ours: of this service's own address, or one that is configured.
    private bool IsOurs(PasskeyOriginValidationContext context)
    {
        var request = context.HttpContext.Request;
        return !context.CrossOrigin && (context.Origin == $"{request.Scheme}://{request.Host}" || _origins.Contains(context.Origin));
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A passkey was refused: {Reason}")]
    private partial void LogRefused(string reason);
}
