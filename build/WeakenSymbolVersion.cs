#nullable enable
#if !WITHOUT_MSBUILD
using System;
using System.IO;
#endif
using System.Text;

namespace ActorSearch.Build;

/// <summary>
/// Marks one symbol version that a Linux library asks for as weak (VER_FLG_WEAK), so that the dynamic loader does not insist on it.
/// Layout: System V ABI, "Symbol Version Requirements"; 64-bit little-endian only.
/// </summary>
public static class ElfSymbolVersion
{
    private const int DynamicSymbols = 11;
    private const int VersionNeeds = 0x6ffffffe;
    private const int VersionOfSymbol = 0x6fffffff;
    private const int WeakFlag = 0x2;

    /// <summary>
    /// Sets the flag in <paramref name="elf"/> and says whether anything changed: nothing does when the file is no such ELF, when
    /// the version is not asked for, or when it is weak already.
    /// </summary>
    /// <exception cref="InvalidDataException">The version covers another symbol too, which might really be missing.</exception>
    public static bool Weaken(byte[] elf, string version, string onlySymbol)
    {
        if (!IsElf64LittleEndian(elf) || Section(elf, VersionNeeds) is not { } needs) return false;
        var names = Linked(elf, needs);

        for (int need = needs.Offset, left = needs.Info; left > 0; left--, need += I32(elf, need + 12))
        {
            var entry = need + I32(elf, need + 8);
            for (int n = U16(elf, need + 2); n > 0; n--, entry += I32(elf, entry + 12))
            {
                if (Text(elf, names + I32(elf, entry + 8)) != version) continue;
                if ((U16(elf, entry + 4) & WeakFlag) != 0) return false;
                RequireOnly(elf, onlySymbol, U16(elf, entry + 6), version);
                elf[entry + 4] |= WeakFlag;
                return true;
            }
        }

        return false;
    }

    private static void RequireOnly(byte[] elf, string onlySymbol, int versionIndex, string version)
    {
        if (Section(elf, DynamicSymbols) is not { } symbols || Section(elf, VersionOfSymbol) is not { } versions) return;
        var names = Linked(elf, symbols);

        for (var i = 0; i < versions.Size / 2; i++)
        {
            if (U16(elf, versions.Offset + 2 * i) != versionIndex) continue;
            var symbol = Text(elf, names + I32(elf, symbols.Offset + 24 * i));
            if (symbol != onlySymbol)
                throw new InvalidDataException($"{version} covers {symbol}, not {onlySymbol} alone; the library needs a newer libstdc++.");
        }
    }

    private static bool IsElf64LittleEndian(byte[] b) =>
        b.Length > 64 && b[0] == 0x7f && b[1] == 'E' && b[2] == 'L' && b[3] == 'F' && b[4] == 2 && b[5] == 1;

    private static SectionHeader? Section(byte[] elf, int type)
    {
        for (var i = 0; i < U16(elf, 0x3c); i++)
            if (I32(elf, Header(elf, i) + 4) == type)
                return Read(elf, i);
        return null;
    }

    private static int Linked(byte[] elf, SectionHeader section) => Read(elf, section.Link).Offset;

    private static int Header(byte[] elf, int section) => I32(elf, 0x28) + section * U16(elf, 0x3a);

    private static SectionHeader Read(byte[] elf, int section)
    {
        var at = Header(elf, section);
        return new SectionHeader(I32(elf, at + 0x18), I32(elf, at + 0x20), I32(elf, at + 0x28), I32(elf, at + 0x2c));
    }

    private static int I32(byte[] b, int at) => BitConverter.ToInt32(b, at);

    private static int U16(byte[] b, int at) => BitConverter.ToUInt16(b, at);

    private static string Text(byte[] b, int at) => Encoding.ASCII.GetString(b, at, Array.IndexOf(b, (byte)0, at) - at);

    private readonly struct SectionHeader
    {
        public SectionHeader(int offset, int size, int link, int info) => (Offset, Size, Link, Info) = (offset, size, link, info);

        public int Offset { get; }
        public int Size { get; }
        public int Link { get; }
        public int Info { get; }
    }
}

#if !WITHOUT_MSBUILD
/// <summary>Writes a copy of a library in which one symbol version is weak. The source is only read.</summary>
public sealed class WeakenSymbolVersion : Microsoft.Build.Utilities.Task
{
    [Microsoft.Build.Framework.Required] public string Source { get; set; } = "";
    [Microsoft.Build.Framework.Required] public string Destination { get; set; } = "";
    [Microsoft.Build.Framework.Required] public string Version { get; set; } = "";
    [Microsoft.Build.Framework.Required] public string OnlySymbol { get; set; } = "";

    public override bool Execute()
    {
        var library = File.ReadAllBytes(Source);
        try
        {
            var changed = ElfSymbolVersion.Weaken(library, Version, OnlySymbol);
            Log.LogMessage(changed ? "{0}: {1} is weak now." : "{0}: nothing to do for {1}.", Source, Version);
        }
        catch (InvalidDataException refusal)
        {
            Log.LogError("{0}: {1}", Source, refusal.Message);
            return false;
        }

        // Written aside and moved into place: a half-written library must never be linked, and links to the old one stay whole.
        Directory.CreateDirectory(Path.GetDirectoryName(Destination)!);
        var aside = Destination + "." + Guid.NewGuid().ToString("N");
        File.WriteAllBytes(aside, library);
        File.Delete(Destination);
        File.Move(aside, Destination);
        return true;
    }
}
#endif
