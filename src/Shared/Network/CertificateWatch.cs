using ActorSearch.Shared.Checking;
using ActorSearch.Shared.Logging;
using Serilog;

namespace ActorSearch.Shared.Network;

/// <summary>
/// Reads a node's certificates again while it runs: reports others, so that the node can use them, and announces the end of those in use once a day.
/// Files that do not fit each other yet, because they are being replaced, are reported once and change nothing.
/// </summary>
/// <param name="file">The file that names the certificates.</param>
internal sealed class CertificateWatch(string file, ILogger log)
{
    private string? _used, _objection;
    private DateTimeOffset _announced = DateTimeOffset.MinValue;

    /// <summary>Reads the files.</summary>
    /// <returns>Whether they hold other valid certificates than at the last look.</returns>
    public bool Look(DateTimeOffset now)
    {
        switch (Certificates.Read(file))
        {
            case Checked<Certificates>.Right(var certificates):
                using (certificates)
                {
                    var others = _used is not null && _used != certificates.Identity;
                    Announce(certificates, now, others);
                    (_used, _objection) = (certificates.Identity, null);
                    return others;
                }

            case Checked<Certificates>.Wrong(var mistakes) when string.Join(' ', mistakes) is var objection && objection != _objection:
                _objection = objection;
                log.Warning(LogEvents.CertificatesRejected + ": this node keeps its certificates, because those in its files cannot be used. {Reason:l}", objection);
                break;
        }

        return false;
    }

    private void Announce(Certificates certificates, DateTimeOffset now, bool others)
    {
        if ((others || now >= _announced.AddDays(1)) && certificates.Ending(now) is { } ending)
        {
            _announced = now;
            log.Warning(LogEvents.CertificateEnds + ": {Reason:l}", ending);
        }
    }
}
