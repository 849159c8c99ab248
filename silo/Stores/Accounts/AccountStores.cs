using InstaHub.Grains.Accounts;
using InstaHub.Grains.Accounts.Ceremonies;
using InstaHub.Grains.Accounts.External;
using InstaHub.Grains.Accounts.Passkeys;
using InstaHub.Grains.Accounts.SecondFactors;
using InstaHub.Silo.Accounts;
using InstaHub.Silo.Stores.Accounts.Ceremonies;
using InstaHub.Silo.Stores.Accounts.Exports;
using InstaHub.Silo.Stores.Accounts.External;
using InstaHub.Silo.Stores.Accounts.Passkeys;
using InstaHub.Silo.Stores.Accounts.SecondFactors;
using InstaHub.Silo.Stores.GroupCommit;

namespace InstaHub.Silo.Stores.Accounts;

/// <summary>Registration of this feature's stores, and of what else its grains ask of the silo.</summary>
public static class AccountStores
{
    public static IServiceCollection AddAccountStores(this IServiceCollection services)
    {
        services.AddGroupCommitter<string, NewAccount, RegistrationOutcome, RegistrationWriter>();
        services.AddGroupCommitter<string, ActivityWrite, bool, ActivityWriter>();
        services.AddGroupCommitter<Guid, TokenRotation, bool, RotationWriter>();
        services.AddSingleton<IAccountStore, AccountStore>();
        services.AddSingleton<ISessionStore, SessionStore>();
        services.AddSingleton<ICredentialStore, CredentialStore>();
        services.AddSingleton<IMailQueue, MailQueue>();
        services.AddSingleton<ISigningKeyStore, SigningKeyStore>();
        services.AddSingleton<ISignInFailureStore, SignInFailureStore>();
        services.AddSingleton<IAuditTrail, AuditTrail>();
        services.AddSingleton<ICeremonyStore, CeremonyStore>();
        services.AddSingleton<ISecondFactorStore, SecondFactorStore>();
        services.AddSingleton<IPasskeyStore, PasskeyStore>();
        services.AddSingleton<IExternalStore, ExternalStore>();
        return services.AddExports().AddPasswordHashing();
    }
}
