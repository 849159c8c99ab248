using InstaHub.Grains.Accounts;
using InstaHub.Silo.Accounts;
using InstaHub.Silo.Stores.Accounts.Exports;
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
        return services.AddExports().AddPasswordHashing();
    }
}
