using InstaHub.GrainInterfaces.Accounts;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Profiles;

namespace InstaHub.Grains.Unit.Accounts;

/// <summary>What a grain answers or is given is printed into the most detailed logs.</summary>
public sealed class PrintedRecordTests
{
    private const string Secret = "a.secret@insta.example";

    private static readonly Me Ada = new(Guid.Empty, "ada", "Ada", Secret, default);

    public static TheoryData<object> Records =>
    [
        Ada,
        (Result<Me>)Ada,
        new SignedIn(Ada, new SessionTokens(Guid.Empty, Secret, Secret, 900)),
        new Registration(Secret, "ada", Secret, null),
        new Credentials(Secret, Secret, Secret),
        new PasswordChange(Secret, Secret, Guid.Empty),
        new PasswordReset(Secret, Secret),
        new ExternalIdentity("google", Secret, Secret, true, null),
        new ExternalRegistration("ada", null, new ExternalIdentity("google", Secret, Secret, true, null)),
        new ExternalSignInOutcome(new SignedIn(Ada, new SessionTokens(Guid.Empty, Secret, Secret, 900)), null, Secret),
        new ExternalProof(Secret, Secret, Secret),
        new CeremonyHandle(Secret),
        new Ceremony(null, Secret, default),
        new SecondFactorSetup(Secret, Secret),
        new SecondFactorProof(Secret, Secret),
        new DataExport(DataExportStatus.Ready, null, null, Secret),
    ];

    [Theory, MemberData(nameof(Records), DisableDiscoveryEnumeration = true)]
    public void A_record_prints_no_secret_and_no_address(object record) => Assert.DoesNotContain(Secret, record.ToString());
}
