<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>pcam-viewer</name>
  <message>
   <location filename="../../viewer/commands/inputs.py" />
   <source>There is no file in it.</source>
   <translation>Es ist keine Datei darin.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/archive.py" />
   <source>The ZIP archive is damaged or cut short.</source>
   <translation>Das ZIP-Archiv ist beschädigt oder unvollständig.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/archive.py" />
   <source>The ZIP archive has more than {most_members} files; extract it.</source>
   <translation>Das ZIP-Archiv enthält mehr als {most_members} Dateien; bitte entpacken.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/archive.py" />
   <source>It is encrypted: extract the archive with its password first.</source>
   <translation>Verschlüsselt: Das Archiv zuerst mit seinem Passwort entpacken.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/archive.py" />
   <source>It is too large to unpack into memory.</source>
   <translation>Zu groß, um im Arbeitsspeicher entpackt zu werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/archive.py" />
   <source>It would unpack to thousands of times its size: it is not opened.</source>
   <translation>Entpackt wäre es tausendfach größer: Es wird nicht geöffnet.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/companion.py" />
   <source>Segmentation</source>
   <translation>Segmentierung</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/companion.py" />
   <source>Structured report</source>
   <translation>Strukturierter Bericht</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/companion.py" />
   <source>Presentation state</source>
   <translation>Presentation State</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>The transfer syntax {name} cannot be decoded here. “pcam-viewer doctor” lists what can.</source>
   <translation>Die Transfersyntax {name} kann hier nicht dekodiert werden. „pcam-viewer doctor“ zeigt, was möglich ist.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>There is not enough memory for the pixels.</source>
   <translation>Der Arbeitsspeicher reicht für die Pixel nicht aus.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>The file has fewer frames than it says ({name}).</source>
   <translation>Die Datei hat weniger Einzelbilder als angegeben ({name}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>The pixels cannot be decoded: the data is damaged or not what the header says (transfer syntax {name}; {reason}).</source>
   <translation>Die Pixel können nicht dekodiert werden: Die Daten sind beschädigt oder nicht das, was der Header angibt (Transfersyntax {name}; {reason}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>The pixel data is cut short: {length} of {native_bytes} bytes are there.</source>
   <translation>Die Pixeldaten sind unvollständig: {length} von {native_bytes} Bytes sind vorhanden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>The header describes an image, but the file holds no pixel data.</source>
   <translation>Der Header beschreibt ein Bild, aber die Datei enthält keine Pixeldaten.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>JPEG XL of signed or wide pixels cannot be decoded here.</source>
   <translation>JPEG XL mit vorzeichenbehafteten oder breiten Pixeln kann hier nicht dekodiert werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/deidentify.py" />
   <source>The file says that text is burned into its pixels, which may name the patient. Look at the image; export it only if it names nobody.</source>
   <translation>Laut Datei ist Text in die Pixel eingebrannt, der den Patienten nennen kann. Sehen Sie das Bild an; exportieren Sie es nur, wenn es niemanden nennt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/deidentify.py" />
   <source>The file does not say which object it is: it has no UID.</source>
   <translation>Die Datei sagt nicht, welches Objekt sie ist: ihr fehlt die UID.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/deidentify.py" />
   <source>Graphics lie in unused bits of the compressed pixels and may name the patient; they cannot be taken out. Decompress the file first.</source>
   <translation>In unbenutzten Bits der komprimierten Pixel liegen Grafiken, die den Patienten nennen können; sie lassen sich nicht entfernen. Dekomprimieren Sie die Datei zuerst.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/dicomdir.py" />
   <source>The DICOMDIR points out of its folder; it is not opened.</source>
   <translation>Das DICOMDIR verweist aus seinem Ordner hinaus; es wird nicht geöffnet.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/dicomdir.py" />
   <source>The DICOMDIR names this file, but it is missing.</source>
   <translation>Das DICOMDIR nennt diese Datei, aber sie fehlt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/dicomdir.py" />
   <source>The file is a link out of the folder of the DICOMDIR.</source>
   <translation>Die Datei ist ein Verweis aus dem Ordner des DICOMDIR hinaus.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/dicomdir.py" />
   <source>The DICOMDIR names a file that cannot be looked up.</source>
   <translation>Das DICOMDIR nennt eine Datei, die nicht nachgeschlagen werden kann.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>This is not a DICOM file.</source>
   <translation>Das ist keine DICOM-Datei.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>The file asks for more memory than there is.</source>
   <translation>Die Datei verlangt mehr Arbeitsspeicher, als es gibt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>pixel data</source>
   <translation>Pixeldaten</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>DICOM header</source>
   <translation>DICOM-Header</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>The {what} is damaged or cut short.</source>
   <translation>Beschädigt oder unvollständig: {what}.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>The DICOM header is damaged or cut short: it holds no element.</source>
   <translation>Der DICOM-Header ist beschädigt oder unvollständig: Er enthält kein Element.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>The deflated data set grows beyond 1 GiB.</source>
   <translation>Der komprimierte Datensatz wird größer als 1 GiB.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/listing.py" />
   <source>There is no such file or folder.</source>
   <translation>Es gibt keine solche Datei und keinen solchen Ordner.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/listing.py" />
   <source>It cannot be looked into.</source>
   <translation>Der Inhalt ist nicht zugänglich.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/listing.py" />
   <source>The folder cannot be opened.</source>
   <translation>Der Ordner kann nicht geöffnet werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/listing.py" />
   <source>It is not a regular file.</source>
   <translation>Das ist keine gewöhnliche Datei.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/radiograph.py" />
   <source>calibrated</source>
   <translation>kalibriert</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/radiograph.py" />
   <source>as in file</source>
   <translation>laut Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/radiograph.py" />
   <source>magnification corrected</source>
   <translation>vergrößerungskorrigiert</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/radiograph.py" />
   <source>at detector</source>
   <translation>am Detektor</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/radiograph.py" />
   <source>no calibration</source>
   <translation>keine Kalibrierung</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/raster.py" />
   <source>The picture claims too many pixels to open.</source>
   <translation>Das Bild gibt zu viele Pixel an, um geöffnet zu werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/raster.py" />
   <source>The picture is damaged or of an unknown kind.</source>
   <translation>Das Bild ist beschädigt oder von unbekannter Art.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/raster.py" />
   <source>The picture is too large to open.</source>
   <translation>Das Bild ist zu groß, um geöffnet zu werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/raster.py" />
   <source>The picture is damaged: it cannot be decoded.</source>
   <translation>Das Bild ist beschädigt: Es kann nicht dekodiert werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/raster.py" />
   <source>Only the first of {frames} pages is shown.</source>
   <translation>Nur die erste von {frames} Seiten wird gezeigt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>{error} The transfer syntax is {syntax}.</source>
   <translation>{error} Die Transfersyntax ist {syntax}.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The file is cut short: its pixel data has no end (transfer syntax {syntax}).</source>
   <translation>Die Datei ist unvollständig: Ihre Pixeldaten haben kein Ende (Transfersyntax {syntax}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>This is a DICOMDIR, the index of a folder: open the folder that holds it.</source>
   <translation>Das ist ein DICOMDIR, das Verzeichnis eines Ordners: Bitte den Ordner öffnen, in dem es liegt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The header is incomplete or damaged: it says what the file should be ({sop_class}), but describes no image.</source>
   <translation>Der Header ist unvollständig oder beschädigt: Er sagt, was die Datei sein soll ({sop_class}), beschreibt aber kein Bild.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>This is DICOM, but not an image: {sop_class}.</source>
   <translation>Das ist DICOM, aber kein Bild: {sop_class}.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>This is DICOM, but not an image (modality {kind}).</source>
   <translation>Das ist DICOM, aber kein Bild (Modalität {kind}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>This is not a DICOM image: nothing in it describes one.</source>
   <translation>Das ist kein DICOM-Bild: Nichts darin beschreibt eines.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The Modality LUT of the file is unusable and was ignored.</source>
   <translation>Die Modality-LUT der Datei ist unbrauchbar und wurde übergangen.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>Pixels are shown in {widest} steps of their full range.</source>
   <translation>Die Pixel werden in {widest} Stufen ihres vollen Bereichs gezeigt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The window of the file is unusable; an automatic one is used.</source>
   <translation>Das Fenster der Datei ist unbrauchbar; ein automatisches wird verwendet.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>An overlay of the file is damaged and was left out.</source>
   <translation>Ein Overlay der Datei ist beschädigt und wurde weggelassen.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The display shutter of the file is unusable; the whole image is shown.</source>
   <translation>Die Blende (Display Shutter) der Datei ist unbrauchbar; das ganze Bild wird gezeigt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>This image is FOR PROCESSING: not prepared for reading.</source>
   <translation>Dieses Bild ist FOR PROCESSING: nicht für die Befundung aufbereitet.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The colour palette of the file is missing or damaged.</source>
   <translation>Die Farbpalette der Datei fehlt oder ist beschädigt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/scan.py" />
   <source>This is neither a DICOM file nor a PNG, JPEG, WebP or TIFF picture.</source>
   <translation>Das ist weder eine DICOM-Datei noch ein PNG-, JPEG-, WebP- oder TIFF-Bild.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/scan.py" />
   <source>The file cannot be read from its drive.</source>
   <translation>Die Datei kann nicht vom Laufwerk gelesen werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/scan.py" />
   <source>This is an archive inside an archive: extract it first.</source>
   <translation>Das ist ein Archiv in einem Archiv: Bitte zuerst entpacken.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/scan.py" />
   <source>The file is empty: copy it anew.</source>
   <translation>Die Datei ist leer: bitte neu kopieren.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>unreadable</source>
   <translation>unlesbar</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>{name} is “{stated}”, which is not one whole number.</source>
   <translation>{name} ist „{stated}“, also nicht eine ganze Zahl.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>The header does not say {plain} ({keyword}).</source>
   <translation>Der Header sagt nicht, {plain} ({keyword}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>The header claims {rows} rows and {columns} columns.</source>
   <translation>Der Header gibt {rows} Zeilen und {columns} Spalten an.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Number of Frames is {frames}.</source>
   <translation>Die Zahl der Einzelbilder (Number of Frames) ist {frames}.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Samples per Pixel is missing; 1 is assumed.</source>
   <translation>Samples per Pixel fehlt; 1 wird angenommen.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Photometric Interpretation is missing; {photometric} is assumed.</source>
   <translation>Photometric Interpretation fehlt; {photometric} wird angenommen.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>{samples} samples per pixel of “{photometric}” cannot be shown.</source>
   <translation>{samples} Werte je Pixel mit „{photometric}“ können nicht gezeigt werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Pixels of {allocated} bits cannot be shown.</source>
   <translation>Pixel mit {allocated} Bit können nicht gezeigt werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Bits Stored is {stored}, Bits Allocated is {allocated}.</source>
   <translation>Bits Stored ist {stored}, Bits Allocated ist {allocated}.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Pixel Representation is {representation}, not 0 or 1.</source>
   <translation>Pixel Representation ist {representation}, nicht 0 oder 1.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Planar Configuration is {planar}, not 0 or 1.</source>
   <translation>Planar Configuration ist {planar}, nicht 0 oder 1.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>The header claims {decoded_bytes} of pixels; more than {memory_limit} is not opened.</source>
   <translation>Der Header gibt {decoded_bytes} an Pixeln an; mehr als {memory_limit} wird nicht geöffnet.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>how many rows the image has</source>
   <translation>wie viele Zeilen das Bild hat</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>how many columns the image has</source>
   <translation>wie viele Spalten das Bild hat</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>how many bits a pixel takes</source>
   <translation>wie viele Bits ein Pixel belegt</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>The header claims {claimed} of pixels, but the file has only {file_bytes} ({transfer_syntax}): it is cut short or damaged.</source>
   <translation>Der Header gibt {claimed} an Pixeln an, die Datei hat aber nur {file_bytes} ({transfer_syntax}): Sie ist unvollständig oder beschädigt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The file does not exist (any more).</source>
   <translation>Die Datei gibt es nicht (mehr).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>This is a folder, not a file.</source>
   <translation>Das ist ein Ordner, keine Datei.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>There is no permission to read the file.</source>
   <translation>Die Datei darf nicht gelesen werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The archive has no such member (any more).</source>
   <translation>Das Archiv hat keinen solchen Eintrag (mehr).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The file cannot be opened ({error}).</source>
   <translation>Die Datei kann nicht geöffnet werden ({error}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The archive is damaged ({kind}).</source>
   <translation>Das Archiv ist beschädigt ({kind}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The member of the archive is too large to unpack into memory.</source>
   <translation>Der Eintrag des Archivs ist zu groß, um im Arbeitsspeicher entpackt zu werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The member of the archive is larger than the archive says.</source>
   <translation>Der Eintrag des Archivs ist größer, als das Archiv angibt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>(hidden)</source>
   <translation>(verborgen)</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>Private</source>
   <translation>Privat</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>More elements follow; they are not shown.</source>
   <translation>Weitere Elemente folgen; sie werden nicht gezeigt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>Unknown</source>
   <translation>Unbekannt</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>1 item</source>
   <translation>1 Eintrag</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>{count} items</source>
   <translation>{count} Einträge</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>More items follow; they are not shown.</source>
   <translation>Weitere Einträge folgen; sie werden nicht gezeigt.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>Item</source>
   <translation>Eintrag</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>{count} bytes: {start}</source>
   <translation>{count} Bytes: {start}</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>unreadable ({kind})</source>
   <translation>nicht lesbar ({kind})</translation>
  </message>
  <message>
   <location filename="../../viewer/export/agreement_file.py" />
   <source>Agreement as a table (CSV)</source>
   <translation>Übereinstimmung als Tabelle (CSV)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/agreement_file.py" />
   <source>Agreement as JSON</source>
   <translation>Übereinstimmung als JSON</translation>
  </message>
  <message>
   <location filename="../../viewer/export/annotations_file.py" />
   <source>Measurements as a table (CSV)</source>
   <translation>Messwerte als Tabelle (CSV)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/atomic.py" />
   <source>this is not a regular file</source>
   <translation>das ist keine gewöhnliche Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/export/batch.py" />
   <source>this image could not be read</source>
   <translation>dieses Bild konnte nicht gelesen werden</translation>
  </message>
  <message>
   <location filename="../../viewer/export/csv_file.py" />
   <source>Findings as a table (CSV)</source>
   <translation>Befunde als Tabelle (CSV)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/csv_file.py" />
   <source>the image has not been analysed</source>
   <translation>das Bild wurde nicht analysiert</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/presentation.py" />
   <source>Window, orientation and drawings as DICOM presentation state</source>
   <translation>Fenster, Ausrichtung und Markierungen als DICOM Presentation State</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/presentation.py" />
   <source>a presentation state of a colour image cannot invert it: end the inversion</source>
   <translation>ein Presentation State eines Farbbildes kann es nicht invertieren: Invertierung beenden</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/report.py" />
   <source>Findings, verdicts and measurements as DICOM SR (TID 1500)</source>
   <translation>Befunde, Urteile und Messwerte als DICOM SR (TID 1500)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/report.py" />
   <source>there is nothing to report: analyse the image or draw on it first</source>
   <translation>es gibt nichts zu berichten: zuerst das Bild analysieren oder darauf zeichnen</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/secondary_capture.py" />
   <source>Annotated picture as DICOM Secondary Capture</source>
   <translation>Bild mit Markierungen als DICOM Secondary Capture</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/segmentation.py" />
   <source>no segmentation can be made of this image: {error}</source>
   <translation>zu diesem Bild kann keine Segmentierung erstellt werden: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/segmentation.py" />
   <source>Regions of findings as DICOM Segmentation</source>
   <translation>Regionen der Befunde als DICOM-Segmentierung</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/segmentation.py" />
   <source>Probability maps as DICOM Segmentation (fractional)</source>
   <translation>Wahrscheinlichkeitskarten als DICOM-Segmentierung (fraktional)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/subject.py" />
   <source>the image has no SOP Instance UID to refer to: save PNG or JSON</source>
   <translation>das Bild hat keine SOP Instance UID, auf die verwiesen werden könnte: PNG oder JSON speichern</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/subject.py" />
   <source>the file of the image cannot be read again: {error}</source>
   <translation>die Datei des Bildes kann nicht erneut gelesen werden: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/subject.py" />
   <source>the file holds another image by now: open it again</source>
   <translation>die Datei enthält inzwischen ein anderes Bild: erneut öffnen</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/subject.py" />
   <source>the image has no {what}: save PNG or JSON</source>
   <translation>das Bild hat keine {what}: PNG oder JSON speichern</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom_copy.py" />
   <source>The image itself, de-identified (DICOM)</source>
   <translation>Das Bild selbst, de-identifiziert (DICOM)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom_copy.py" />
   <source>The file cannot be written again as DICOM ({kind}): it is damaged or too new.</source>
   <translation>Die Datei lässt sich nicht wieder als DICOM schreiben ({kind}): sie ist beschädigt oder zu neu.</translation>
  </message>
  <message>
   <location filename="../../viewer/export/json_file.py" />
   <source>Findings, boxes, annotations and verdicts as JSON</source>
   <translation>Befunde, Rahmen, Markierungen und Urteile als JSON</translation>
  </message>
  <message>
   <location filename="../../viewer/export/pdf_file.py" />
   <source>Report with pictures and findings (PDF)</source>
   <translation>Bericht mit Bildern und Befunden (PDF)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/picture_file.py" />
   <source>Annotated picture (PNG)</source>
   <translation>Bild mit Markierungen (PNG)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/picture_file.py" />
   <source>Annotated picture (JPEG)</source>
   <translation>Bild mit Markierungen (JPEG)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Not for clinical use: research and teaching</source>
   <translation>Nicht für den klinischen Gebrauch: Forschung und Lehre</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>agrees</source>
   <translation>stimmt zu</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>disagrees</source>
   <translation>widerspricht</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>unsure</source>
   <translation>unsicher</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Chest radiograph: what the model found</source>
   <translation>Thoraxaufnahme: Befunde des Modells</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>As read</source>
   <translation>Wie befundet</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>With heatmaps and annotations</source>
   <translation>Mit Heatmaps und Markierungen</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Frame {frame} of {frames}</source>
   <translation>Einzelbild {frame} von {frames}</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>The image was not analysed: there are no findings.</source>
   <translation>Das Bild wurde nicht analysiert: es gibt keine Befunde.</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>A finding is positive where its probability reaches the threshold. Findings are sorted by how far they lie above their operating points.</source>
   <translation>Ein Befund ist positiv, wenn seine Wahrscheinlichkeit die Schwelle erreicht. Die Befunde sind danach geordnet, wie weit sie über ihrem Arbeitspunkt liegen.</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>No finding reaches its threshold</source>
   <translation>Kein Befund erreicht seine Schwelle</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Finding</source>
   <translation>Befund</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Probability</source>
   <translation>Wahrscheinlichkeit</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Operating point</source>
   <translation>Arbeitspunkt</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Threshold</source>
   <translation>Schwelle</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Result</source>
   <translation>Ergebnis</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Reader</source>
   <translation>Befunder</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Findings</source>
   <translation>Befunde</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>{threshold} (edited)</source>
   <translation>{threshold} (geändert)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>positive</source>
   <translation>positiv</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Frame</source>
   <translation>Einzelbild</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Measured and written</source>
   <translation>Gemessen und geschrieben</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Annotations and measurements</source>
   <translation>Markierungen und Messwerte</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Name and version</source>
   <translation>Name und Version</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>SHA-256</source>
   <translation>SHA-256</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Ran on</source>
   <translation>Lief auf</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Intended use</source>
   <translation>Zweckbestimmung</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Model</source>
   <translation>Modell</translation>
  </message>
  <message>
   <location filename="../../viewer/export/source_dataset.py" />
   <source>The image is no DICOM file: there is no header to export.</source>
   <translation>Das Bild ist keine DICOM-Datei: es gibt keinen Header zum Exportieren.</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>there is no permission for it</source>
   <translation>dafür fehlt die Berechtigung</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>there is no such file or folder</source>
   <translation>Datei oder Ordner gibt es nicht</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>there is no such folder</source>
   <translation>den Ordner gibt es nicht</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>this is a folder</source>
   <translation>das ist ein Ordner</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>the disk is full</source>
   <translation>der Datenträger ist voll</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>the disk space that is yours is used up</source>
   <translation>der zugeteilte Speicherplatz ist aufgebraucht</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>the disk cannot be written to</source>
   <translation>der Datenträger ist schreibgeschützt</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>the name is too long</source>
   <translation>der Name ist zu lang</translation>
  </message>
  <message>
   <location filename="../../viewer/models/library.py" />
   <source>Only models that were installed can be removed.</source>
   <translation>Nur installierte Modelle können entfernt werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/analysis.py" />
   <source>Not suitable: analysed only because a reader asked for it; do not rely on these findings.</source>
   <translation>Nicht geeignet: nur auf Wunsch analysiert; verlassen Sie sich nicht auf diese Befunde.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colour_maps.py" />
   <source>Violet to yellow</source>
   <translation>Violett bis Gelb</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colour_maps.py" />
   <source>Each finding's own colour</source>
   <translation>Eigene Farbe je Befund</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colour_maps.py" />
   <source>Viridis</source>
   <translation>Viridis</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colour_maps.py" />
   <source>Cividis</source>
   <translation>Cividis</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colour_maps.py" />
   <source>Magma</source>
   <translation>Magma</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Magenta</source>
   <translation>Magenta</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Light pink</source>
   <translation>Hellrosa</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Mauve</source>
   <translation>Malve</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Salmon</source>
   <translation>Lachs</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Vermilion</source>
   <translation>Zinnober</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Orange</source>
   <translation>Orange</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Sand</source>
   <translation>Sand</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Yellow</source>
   <translation>Gelb</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Olive</source>
   <translation>Oliv</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Sea green</source>
   <translation>Seegrün</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Pale cyan</source>
   <translation>Blasscyan</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Light blue</source>
   <translation>Hellblau</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Blue</source>
   <translation>Blau</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Violet</source>
   <translation>Violett</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>White</source>
   <translation>Weiß</translation>
  </message>
  <message>
   <location filename="../../viewer/review/companions/grid.py" />
   <source>It lies in another plane of space than the image.</source>
   <translation>Sie liegt in einer anderen Ebene des Raums als das Bild.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/companions/grid.py" />
   <source>It says that its pixels lie elsewhere than those of the image.</source>
   <translation>Sie gibt an, dass ihre Pixel anderswo liegen als die des Bildes.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/companions/grid.py" />
   <source>It has other rows and columns, and does not name the image it was made from.</source>
   <translation>Sie hat andere Zeilen und Spalten und nennt das Bild nicht, aus dem sie entstand.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/companions/grid.py" />
   <source>It has {their_columns} × {their_rows} pixels, the image {columns} × {rows}, and no pixel spacing says how they lie on each other.</source>
   <translation>Sie hat {their_columns} × {their_rows} Pixel, das Bild {columns} × {rows}, und kein Pixelabstand sagt, wie sie aufeinanderliegen.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/companions/grid.py" />
   <source>It covers {their_width} × {their_height} mm, the image {width} × {height} mm.</source>
   <translation>Sie umfasst {their_width} × {their_height} mm, das Bild {width} × {height} mm.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>NOT FOR CLINICAL USE</source>
   <translation>KEIN KLINISCHER GEBRAUCH</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>SYNTHETIC</source>
   <translation>SYNTHETISCH</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>MIRRORED</source>
   <translation>GESPIEGELT</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Inverted</source>
   <translation>Invertiert</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>FOR PROCESSING</source>
   <translation>FOR PROCESSING (Rohdaten)</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Shutter off</source>
   <translation>Blende aus</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Lateral</source>
   <translation>Seitlich</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Other view</source>
   <translation>Andere Projektion</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>View not given</source>
   <translation>Projektion nicht angegeben</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>born {date}</source>
   <translation>geb. {date}</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Side {side}</source>
   <translation>Seite {side}</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Text burned in</source>
   <translation>Text im Bild eingebrannt</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Rotated {degrees}°</source>
   <translation>Gedreht um {degrees}°</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>pixels ({source})</source>
   <translation>Pixel ({source})</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>{row:.3g} mm ({source})</source>
   <translation>{row:.3g} mm ({source})</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>{row:.3g} × {column:.3g} mm ({source})</source>
   <translation>{row:.3g} × {column:.3g} mm ({source})</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>{window} (automatic)</source>
   <translation>{window} (automatisch)</translation>
  </message>
  <message>
   <location filename="../../viewer/review/hanging.py" />
   <source>&amp;Frontal beside lateral</source>
   <translation>&amp;Frontal neben seitlich</translation>
  </message>
  <message>
   <location filename="../../viewer/review/hanging.py" />
   <source>&amp;Current beside prior</source>
   <translation>&amp;Aktuell neben Voraufnahme</translation>
  </message>
  <message>
   <location filename="../../viewer/review/hanging.py" />
   <source>Frontal and lateral above their prior&amp;s</source>
   <translation>Frontal &amp;und seitlich über ihren Voraufnahmen</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure.py" />
   <source>AP view: the heart is magnified</source>
   <translation>AP-Aufnahme: Das Herz ist vergrößert abgebildet</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure.py" />
   <source>not a frontal view</source>
   <translation>keine Frontalaufnahme</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure.py" />
   <source>view not given: on an AP view the heart is magnified</source>
   <translation>Projektion nicht angegeben: Auf AP-Aufnahmen ist das Herz vergrößert</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure.py" />
   <source>perhaps not upright: the heart looks wider</source>
   <translation>vielleicht nicht im Stehen: Das Herz wirkt breiter</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure.py" />
   <source>no calibration: the ratio needs none, but widths are in pixels</source>
   <translation>keine Kalibrierung: Der Quotient braucht keine, aber Breiten sind in Pixeln</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Length</source>
   <translation>Länge</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Angle</source>
   <translation>Winkel</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Cobb angle</source>
   <translation>Cobb-Winkel</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Rectangle</source>
   <translation>Rechteck</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Ellipse</source>
   <translation>Ellipse</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Polygon</source>
   <translation>Polygon</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Arrow</source>
   <translation>Pfeil</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Text</source>
   <translation>Text</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Point</source>
   <translation>Punkt</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Cardiothoracic ratio</source>
   <translation>Herz-Thorax-Quotient</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>area</source>
   <translation>Fläche</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>mean</source>
   <translation>Mittel</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>sd</source>
   <translation>SD</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>min</source>
   <translation>Min</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>max</source>
   <translation>Max</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>value</source>
   <translation>Wert</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>stored</source>
   <translation>gespeichert</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>R</source>
   <translation>R</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>G</source>
   <translation>G</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>B</source>
   <translation>B</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>CTR</source>
   <translation>HTQ</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>heart</source>
   <translation>Herz</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>thorax</source>
   <translation>Thorax</translation>
  </message>
  <message>
   <location filename="../../viewer/review/results.py" />
   <source>It was made with the model {name} {version}, not with the one that is open: what that model found is shown, marked as such, until you have the image analysed again.</source>
   <translation>Sie entstand mit dem Modell {name} {version}, nicht mit dem geöffneten: Was jenes Modell fand, wird gezeigt und so gekennzeichnet, bis Sie das Bild neu analysieren lassen.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review.py" />
   <source>Fill and contour</source>
   <translation>Füllung und Kontur</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review.py" />
   <source>Fill</source>
   <translation>Füllung</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review.py" />
   <source>Contour</source>
   <translation>Kontur</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review.py" />
   <source>Boxes</source>
   <translation>Rahmen</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review.py" />
   <source>Peak with its value</source>
   <translation>Maximum mit Wert</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review_file.py" />
   <source>this is no saved review: {error}</source>
   <translation>das ist keine gespeicherte Befundung: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review_file.py" />
   <source>this is no saved review: probabilities and operating points differ in findings</source>
   <translation>das ist keine gespeicherte Befundung: Wahrscheinlichkeiten und Arbeitspunkte nennen verschiedene Befunde</translation>
  </message>
  <message>
   <location filename="../../viewer/review/saved.py" />
   <source>the review has schema {schema}; this program reads {own}. Use a newer program.</source>
   <translation>Die Befundung hat das Schema {schema}; dieses Programm liest {own}. Bitte ein neueres Programm verwenden.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/saved.py" />
   <source>this is no list of annotations: {error}</source>
   <translation>Das ist keine Liste von Markierungen: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>What most needs a look</source>
   <translation>Was am dringendsten anzusehen ist</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>Highest above the operating point</source>
   <translation>Am weitesten über dem Arbeitspunkt</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>Unsuitable first</source>
   <translation>Ungeeignete zuerst</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>Unread first</source>
   <translation>Unbefundete zuerst</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>Most disagreements</source>
   <translation>Meiste Widersprüche</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>Newest first</source>
   <translation>Neueste zuerst</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_names.py" />
   <source>Preset &amp;{number}</source>
   <translation>Voreinstellung &amp;{number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_names.py" />
   <source>Recent &amp;{number}</source>
   <translation>Zuletzt &amp;{number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;File</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Open &amp;recent</source>
   <translation>Zuletzt &amp;geöffnet</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>C&amp;lose more</source>
   <translation>Meh&amp;r schließen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Edit</source>
   <translation>&amp;Bearbeiten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;View</source>
   <translation>&amp;Ansicht</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>La&amp;yout</source>
   <translation>&amp;Aufteilung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>P&amp;anels</source>
   <translation>&amp;Bereiche</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Image</source>
   <translation>B&amp;ild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Left mouse &amp;button</source>
   <translation>&amp;Linke Maustaste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Window &amp;presets</source>
   <translation>&amp;Fenster-Voreinstellungen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Mea&amp;sure</source>
   <translation>&amp;Messen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Colo&amp;ur</source>
   <translation>&amp;Farbe</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Heat&amp;maps</source>
   <translation>&amp;Heatmaps</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Style</source>
   <translation>&amp;Darstellung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Colours</source>
   <translation>&amp;Farben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>The chosen findin&amp;g</source>
   <translation>&amp;Gewählter Befund</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Colour of the finding</source>
   <translation>&amp;Farbe des Befunds</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Ver&amp;dict</source>
   <translation>&amp;Urteil</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Help</source>
   <translation>Hi&amp;lfe</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Agree</source>
   <translation>Zustimmung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Disagree</source>
   <translation>Widerspruch</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Unsure</source>
   <translation>Unsicher</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Not judged</source>
   <translation>Nicht beurteilt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Agreement (95 % CI)</source>
   <translation>Übereinstimmung (95-%-KI)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Agreement with the model</source>
   <translation>Übereinstimmung mit dem Modell</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>One line per finding; counts of images</source>
   <translation>Eine Zeile je Befund; Anzahlen von Bildern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Images that {models} analysed. The interval takes them as independent.</source>
   <translation>Bilder, die {models} analysiert hat. Das Intervall nimmt sie als unabhängig an.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>No image has been analysed.</source>
   <translation>Kein Bild wurde analysiert.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Export…</source>
   <translation>Exportieren…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Counts as CSV or JSON; nothing of any image is in it</source>
   <translation>Anzahlen als CSV oder JSON; nichts von einem Bild steht darin</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Export agreement</source>
   <translation>Übereinstimmung exportieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/analysis.py" />
   <source>There is not enough memory for this image.</source>
   <translation>Der Arbeitsspeicher reicht für dieses Bild nicht aus.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/analysis.py" />
   <source>Opening the model …</source>
   <translation>Das Modell wird geöffnet …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/commands.py" />
   <source>There is no annotation to paste.</source>
   <translation>Es gibt keine Markierung zum Einfügen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/commands.py" />
   <source>Select one and copy it first.</source>
   <translation>Zuerst eine auswählen und kopieren.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/draw.py" />
   <source>{finding}: {hint}</source>
   <translation>{finding}: {hint}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/text_entry.py" />
   <source>Text of the annotation</source>
   <translation>Text der Markierung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/text_entry.py" />
   <source>Text, then Enter</source>
   <translation>Text, dann Eingabetaste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag from corner to corner</source>
   <translation>Von Ecke zu Ecke ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag, or click both ends</source>
   <translation>Ziehen oder beide Enden anklicken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag along one side to the vertex</source>
   <translation>Entlang einem Schenkel zum Scheitel ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click the vertex</source>
   <translation>Den Scheitel anklicken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click the end of the other side</source>
   <translation>Das Ende des anderen Schenkels anklicken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag along the upper endplate</source>
   <translation>Entlang der oberen Endplatte ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag along the lower endplate</source>
   <translation>Entlang der unteren Endplatte ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click corner by corner</source>
   <translation>Ecke für Ecke anklicken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click the next corner; double click or Enter ends, Backspace takes one back</source>
   <translation>Nächste Ecke anklicken; Doppelklick oder Eingabe beendet, Rücktaste nimmt eine zurück</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag from the tip to the end</source>
   <translation>Von der Spitze zum Ende ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click where the text shall stand</source>
   <translation>Anklicken, wo der Text stehen soll</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click a pixel</source>
   <translation>Ein Pixel anklicken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag along the midline, from top to bottom</source>
   <translation>Die Mittellinie von oben nach unten ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag from the right border of the heart to the left one</source>
   <translation>Vom rechten Herzrand zum linken ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag across the thorax, from the inner edge of the ribs to that opposite</source>
   <translation>Quer über den Thorax ziehen, von Rippeninnenrand zu Rippeninnenrand</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Annotations</source>
   <translation>Markierungen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Arrow keys select, Enter edits the text, Del deletes</source>
   <translation>Pfeiltasten wählen, Eingabe bearbeitet den Text, Entf löscht</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Annotation</source>
   <translation>Markierung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Value</source>
   <translation>Wert</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Nothing is drawn on this image.</source>
   <translation>Auf diesem Bild ist nichts eingezeichnet.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Colour</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Colour of annotations</source>
   <translation>Farbe der Markierungen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Of the selected annotation, and of those drawn from now on</source>
   <translation>Für die ausgewählte Markierung und alle künftigen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Edit the text</source>
   <translation>Den Text bearbeiten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Delete the annotation</source>
   <translation>Die Markierung löschen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Sizes: {source}</source>
   <translation>Maße: {source}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>{kind}, frame {number}</source>
   <translation>{kind}, Einzelbild {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/app.py" />
   <source>Something went wrong that should not have ({kind}).</source>
   <translation>Es ist ein unerwarteter Fehler aufgetreten ({kind}).</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/app.py" />
   <source>What is on the screen may be incomplete: open the image again. {kept}</source>
   <translation>Die Anzeige kann unvollständig sein: Bitte das Bild erneut öffnen. {kept}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/app.py" />
   <source>The details could not be saved.</source>
   <translation>Die Einzelheiten konnten nicht gespeichert werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/app.py" />
   <source>The details are in {path}</source>
   <translation>Die Einzelheiten stehen in {path}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/autosave.py" />
   <source>the files that were kept are damaged.</source>
   <translation>die aufbewahrten Dateien sind beschädigt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/banner.py" />
   <source>Close this message</source>
   <translation>Diese Meldung schließen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/closing_commands.py" />
   <source>Choose an image first.</source>
   <translation>Wählen Sie zuerst ein Bild.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Radiographs</source>
   <translation>Röntgenbilder</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>All files</source>
   <translation>Alle Dateien</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Open files</source>
   <translation>Dateien öffnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Open folder</source>
   <translation>Ordner öffnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Mouse and keys</source>
   <translation>Maus und Tasten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>{name} {version} ({licence}), on {device}. {intended_use} SHA-256 {sha256}</source>
   <translation>{name} {version} ({licence}), auf {device}. {intended_use} SHA-256 {sha256}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>About pcam-viewer</source>
   <translation>Über pcam-viewer</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Diagnostic information is on the clipboard.</source>
   <translation>Die Diagnosedaten sind in der Zwischenablage.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Diagnostic information could not be collected: {reason}</source>
   <translation>Die Diagnosedaten konnten nicht gesammelt werden: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Change the language now</source>
   <translation>Sprache jetzt wechseln</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Delete what was kept</source>
   <translation>Aufbewahrtes löschen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>The image that this object is about is not open.</source>
   <translation>Das Bild, zu dem dieses Objekt gehört, ist nicht geöffnet.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>Segments beside this image are not drawn.</source>
   <translation>Segmente neben diesem Bild werden nicht gezeichnet.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>Objects beside this image that cannot be read: {count}.</source>
   <translation>Objekte neben diesem Bild, die nicht lesbar sind: {count}.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>Open them alone to see why.</source>
   <translation>Öffnen Sie sie einzeln, um den Grund zu sehen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>A review that was saved beside this image is not shown.</source>
   <translation>Eine neben diesem Bild gespeicherte Befundung wird nicht gezeigt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>Undo what you changed and open the folder again to take it up.</source>
   <translation>Machen Sie Ihre Änderungen rückgängig und öffnen Sie den Ordner erneut, um sie zu übernehmen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>The review that was saved beside this image is shown.</source>
   <translation>Die neben diesem Bild gespeicherte Befundung wird gezeigt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/cursor.py" />
   <source>stored {value:g}</source>
   <translation>gespeichert {value:g}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/cursor.py" />
   <source>value {value:.5g}</source>
   <translation>Wert {value:.5g}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/cursor.py" />
   <source>grey {value}</source>
   <translation>Grau {value}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/dialog_buttons.py" />
   <source>Close this dialog; Escape does the same</source>
   <translation>Diesen Dialog schließen; auch mit Esc</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/dialog_buttons.py" />
   <source>Keep what was entered</source>
   <translation>Die Eingaben behalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/dialog_buttons.py" />
   <source>Close this dialog; nothing changes</source>
   <translation>Diesen Dialog schließen; nichts ändert sich</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/dialog_buttons.py" />
   <source>Save the file</source>
   <translation>Die Datei speichern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/dialog_buttons.py" />
   <source>Close this dialog; nothing is saved</source>
   <translation>Diesen Dialog schließen; nichts wird gespeichert</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>Drop a chest radiograph here</source>
   <translation>Thorax-Röntgenbild hierher ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>DICOM files, folders, ZIP archives and DICOMDIRs, or PNG, JPEG and WebP pictures.
Everything stays on this computer.</source>
   <translation>DICOM-Dateien, Ordner, ZIP-Archive und DICOMDIRs oder PNG-, JPEG- und WebP-Bilder.
Alles bleibt auf diesem Rechner.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>Open files…</source>
   <translation>Dateien öffnen…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>Open folder…</source>
   <translation>Ordner öffnen…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>Open the demo study</source>
   <translation>Beispielstudie öffnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>DICOM, PNG, JPEG or WebP files, or ZIP archives of them</source>
   <translation>DICOM-, PNG-, JPEG- oder WebP-Dateien oder ZIP-Archive davon</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>Searches the folder and all folders inside it</source>
   <translation>Durchsucht den Ordner mit allen Unterordnern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>A synthetic radiograph that ships with the program</source>
   <translation>Ein synthetisches Röntgenbild, das dem Programm beiliegt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/commands.py" />
   <source>The picture could not be copied: {reason}</source>
   <translation>Das Bild konnte nicht kopiert werden: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/commands.py" />
   <source>Saved {path}</source>
   <translation>Gespeichert: {path}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/commands.py" />
   <source>Saved {count} files in {folder}</source>
   <translation>{count} Dateien in {folder} gespeichert</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/commands.py" />
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Folder and name to save to</source>
   <translation>Ordner und Name zum Speichern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Each format adds its own ending</source>
   <translation>Jedes Format fügt seine eigene Endung an</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Browse…</source>
   <translation>Durchsuchen…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Choose folder and name</source>
   <translation>Ordner und Namen wählen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Names of the files</source>
   <translation>Namen der Dateien</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>This image</source>
   <translation>Dieses Bild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>The image of the active tile, in the frame that is shown</source>
   <translation>Das Bild der aktiven Kachel, im gezeigten Einzelbild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>All {count} open images</source>
   <translation>Alle {count} offenen Bilder</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>All open images</source>
   <translation>Alle offenen Bilder</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>What was not analysed yet is analysed first</source>
   <translation>Was noch nicht analysiert ist, wird zuerst analysiert</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Files that are written</source>
   <translation>Geschriebene Dateien</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Choose a format and a name.</source>
   <translation>Wählen Sie ein Format und einen Namen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>The folder {folder} does not exist.</source>
   <translation>Der Ordner {folder} existiert nicht.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Already there: {names}. Save again to replace.</source>
   <translation>Schon vorhanden: {names}. Zum Ersetzen noch einmal speichern.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Replace</source>
   <translation>Ersetzen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Cancelled. {done} of {total} files are written.</source>
   <translation>Abgebrochen. {done} von {total} Dateien sind geschrieben.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>{name}: {reason}</source>
   <translation>{name}: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>and {count} more</source>
   <translation>und {count} weitere</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Not everything could be saved.</source>
   <translation>Nicht alles konnte gespeichert werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Formats</source>
   <translation>Formate</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>{width} × {height} pixels</source>
   <translation>{width} × {height} Pixel</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Saves a file that ends in {suffix}</source>
   <translation>Speichert eine Datei mit der Endung {suffix}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>{names} and {count} more</source>
   <translation>{names} und {count} weitere</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Who is on it</source>
   <translation>Wer zu erkennen ist</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Identifiers: name, numbers and dates of the patient</source>
   <translation>Patientendaten: Name, Nummern und Daten des Patienten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Off: nothing that is exported says who it shows</source>
   <translation>Aus: nichts Exportiertes sagt, wen es zeigt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>The file says that text is burned into its pixels. It is not removed.</source>
   <translation>Laut Datei ist Text in die Pixel eingebrannt. Er wird nicht entfernt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Text burned into the radiograph itself is not removed: look before you share.</source>
   <translation>Im Röntgenbild eingebrannter Text wird nicht entfernt: vor dem Weitergeben prüfen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Dates in DICOM files</source>
   <translation>Datumsangaben in DICOM-Dateien</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Shifted dates keep the time between the examinations of a patient</source>
   <translation>Verschobene Daten erhalten den Abstand zwischen den Untersuchungen eines Patienten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep age, sex, size and weight</source>
   <translation>Alter, Geschlecht, Größe und Gewicht behalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Ages above 89 years become 90</source>
   <translation>Alter über 89 Jahre wird 90</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep names and numbers of devices</source>
   <translation>Namen und Nummern der Geräte behalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Stations, detectors</source>
   <translation>Stationen, Detektoren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep the institution</source>
   <translation>Einrichtung behalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Its name and address</source>
   <translation>Ihr Name und ihre Adresse</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep plain words of descriptions</source>
   <translation>Einfache Wörter der Beschreibungen behalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Words like “Chest” and “PA” stay, all others go</source>
   <translation>Wörter wie „Thorax“ und „PA“ bleiben, alle anderen fallen weg</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep the UIDs</source>
   <translation>UIDs behalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Who has the original recognises the copy then</source>
   <translation>Wer das Original hat, erkennt dann die Kopie</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep private attributes known to be safe</source>
   <translation>Als sicher bekannte private Attribute behalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Those that the standard lists, with measures of the acquisition; others go</source>
   <translation>Die im Standard aufgeführten, mit Messwerten der Aufnahme; andere entfallen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>I have looked: the text in the pixels names nobody</source>
   <translation>Ich habe nachgesehen: der Text in den Pixeln nennt niemanden</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Without this, no DICOM file is made of this image</source>
   <translation>Ohne dies entsteht von diesem Bild keine DICOM-Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>In the picture</source>
   <translation>Im Bild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Heatmaps</source>
   <translation>Heatmaps</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Draw what the model finds into the picture</source>
   <translation>Einzeichnen, was das Modell findet</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Contours</source>
   <translation>Konturen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>The lines round the heatmaps, where they are on</source>
   <translation>Die Linien um die Heatmaps, wo sie eingeschaltet sind</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>The boxes round the heatmaps, where they are on</source>
   <translation>Die Rahmen um die Heatmaps, wo sie eingeschaltet sind</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Colour bar</source>
   <translation>Farbskala</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>The scale of the heatmaps, with the thresholds</source>
   <translation>Die Skala der Heatmaps mit den Schwellen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Draw what was measured and written into the picture</source>
   <translation>Gemessenes und Geschriebenes ins Bild einzeichnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Corner text</source>
   <translation>Ecktext</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Write window, view, model and intended use into the corners</source>
   <translation>Fenster, Projektion, Modell und Zweckbestimmung in die Ecken schreiben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Size of pictures</source>
   <translation>Größe der Bilder</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>As stored: one pixel of the file is one of the picture</source>
   <translation>Wie gespeichert: ein Pixel der Datei ist eines des Bildes</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>pixels</source>
   <translation>Pixel</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Width of pictures in pixels</source>
   <translation>Breite der Bilder in Pixeln</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>How wide pictures are, in pixels</source>
   <translation>Wie breit Bilder sind, in Pixeln</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Preview of the picture</source>
   <translation>Vorschau des Bildes</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>as {share} in 100</source>
   <translation>wie {share} von 100</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>sens {sensitivity:.0%} · spec {specificity:.0%}</source>
   <translation>Sens. {sensitivity:.0%} · Spez. {specificity:.0%}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>Nothing drawn: no place reaches the threshold</source>
   <translation>Nichts gezeichnet: keine Stelle erreicht die Schwelle</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>The heatmap is on, but all of it lies below the threshold.</source>
   <translation>Die Heatmap ist an, liegt aber überall unter der Schwelle.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>As likely as in the validation data ({data}): {share} of 100 images with this result had the finding.</source>
   <translation>So wahrscheinlich wie in den Validierungsdaten ({data}): {share} von 100 Bildern mit diesem Ergebnis hatten den Befund.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>Of all its images, {share} of 100 had it.</source>
   <translation>Von allen Bildern dort hatten ihn {share} von 100.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>At the threshold {threshold:.3f}, of {positives} images with the finding {sensitivity:.0%} were called (sensitivity), and of {negatives} without it {specificity:.0%} were not (specificity): {data}.</source>
   <translation>Bei der Schwelle {threshold:.3f} wurden von {positives} Bildern mit dem Befund {sensitivity:.0%} erkannt (Sensitivität) und von {negatives} ohne ihn {specificity:.0%} nicht gemeldet (Spezifität): {data}.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>{finding}: one region of your own</source>
   <translation>{finding}: eine eigene Region</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>{finding}: {count} regions of your own</source>
   <translation>{finding}: {count} eigene Regionen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>Comment on {finding}</source>
   <translation>Kommentar zu {finding}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>Your words on the chosen finding; kept with your verdict</source>
   <translation>Ihre Worte zum gewählten Befund; sie bleiben bei Ihrem Urteil</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>A region of your own: where you see the chosen finding</source>
   <translation>Eine eigene Region: wo Sie den gewählten Befund sehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>Draw a box for {finding}</source>
   <translation>Rechteck für {finding} zeichnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>Draw an ellipse for {finding}</source>
   <translation>Ellipse für {finding} zeichnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Heatmap of {finding}</source>
   <translation>Heatmap: {finding}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Show or hide the heatmap of {finding}</source>
   <translation>Heatmap zeigen oder verbergen: {finding}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Threshold of {finding}</source>
   <translation>Schwelle: {finding}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Reset the threshold of {finding}</source>
   <translation>Schwelle zurücksetzen: {finding}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Back to the operating point of the model</source>
   <translation>Zurück zum Arbeitspunkt des Modells</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Arrows: another finding; Space: heatmap; Enter: only it; C: colour; R: threshold</source>
   <translation>Pfeile: anderer Befund; Leertaste: Heatmap; Enter: nur diese; C: Farbe; R: Schwelle</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>{text}, heatmap shown</source>
   <translation>{text}, Heatmap gezeigt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>The middle of the bar is the model's operating point. Drag the marker to move the threshold; the probability stays what it is.</source>
   <translation>Die Mitte des Balkens ist der Arbeitspunkt des Modells. Den Zeiger ziehen verschiebt die Schwelle; die Wahrscheinlichkeit bleibt, wie sie ist.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Findings are sorted by how far they lie above their operating points.</source>
   <translation>Befunde sind danach sortiert, wie weit sie über ihrem Arbeitspunkt liegen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Colour of {finding}: {colour}</source>
   <translation>Farbe von {finding}: {colour}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Choose another one</source>
   <translation>Eine andere wählen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>{finding}: probability {probability:.3f}, at or above the threshold {threshold:.3f}</source>
   <translation>{finding}: Wahrscheinlichkeit {probability:.3f}, erreicht die Schwelle {threshold:.3f}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>{finding}: probability {probability:.3f}, below the threshold {threshold:.3f}</source>
   <translation>{finding}: Wahrscheinlichkeit {probability:.3f}, unter der Schwelle {threshold:.3f}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>{text}, edited (model: {point:.2f})</source>
   <translation>{text}, geändert (Modell: {point:.2f})</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Open a radiograph to see findings.</source>
   <translation>Ein Röntgenbild öffnen, um Befunde zu sehen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Reading the image …</source>
   <translation>Das Bild wird gelesen …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>There is no image to analyse.</source>
   <translation>Es gibt kein Bild zu analysieren.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>No model could be opened, so there are no findings.</source>
   <translation>Es konnte kein Modell geöffnet werden, daher gibt es keine Befunde.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>The model does not suit this image, for the reasons above, so no number is shown. “Run anyway” gives a result that is marked everywhere, also in exports.</source>
   <translation>Das Modell ist aus den oben genannten Gründen für dieses Bild nicht geeignet, daher wird keine Zahl gezeigt. „Trotzdem analysieren“ liefert ein Ergebnis, das überall gekennzeichnet ist, auch in Exporten.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>This image has not been analysed.</source>
   <translation>Dieses Bild wurde nicht analysiert.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Analysing …</source>
   <translation>Analyse läuft …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>The analysis was stopped.</source>
   <translation>Die Analyse wurde angehalten.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>The analysis failed.</source>
   <translation>Die Analyse ist fehlgeschlagen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Model, device and time</source>
   <translation>Modell, Gerät und Zeit</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Warnings</source>
   <translation>Warnungen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>A finding below its threshold is not excluded: sensitivity and specificity of each threshold stand in its row.</source>
   <translation>Ein Befund unter seiner Schwelle ist nicht ausgeschlossen: Sensitivität und Spezifität jeder Schwelle stehen in ihrer Zeile.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Compared: {model}</source>
   <translation>Vergleich: {model}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>No model</source>
   <translation>Kein Modell</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Run anyway</source>
   <translation>Trotzdem analysieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Models…</source>
   <translation>Modelle…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Analyse</source>
   <translation>Analysieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Try again</source>
   <translation>Erneut versuchen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Install a model file, see its card, choose another one</source>
   <translation>Modelldatei installieren, ihren Steckbrief ansehen, ein anderes Modell wählen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Have the model analyse the image that is shown</source>
   <translation>Das gezeigte Bild vom Modell analysieren lassen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>{positive} of {count} findings at or above the threshold</source>
   <translation>{positive} von {count} Befunden an oder über der Schwelle</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>None of {count} findings reaches its threshold</source>
   <translation>Keiner von {count} Befunden erreicht seine Schwelle</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/found_reviews.py" />
   <source>A saved review: open it from the menu, or drop it.</source>
   <translation>Eine gespeicherte Befundung: aus dem Menü öffnen oder hierher ziehen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/found_reviews.py" />
   <source>Saved reviews that lie in what was opened: {names}. Opening them takes the place of what is shown now; that can be undone.</source>
   <translation>Gespeicherte Befundungen liegen in dem, was geöffnet wurde: {names}. Sie treten beim Öffnen an die Stelle dessen, was jetzt gezeigt wird; das lässt sich rückgängig machen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/found_reviews.py" />
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/found_reviews.py" />
   <source>Not now</source>
   <translation>Nicht jetzt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source>The frame that is shown; the wheel over the image changes it too</source>
   <translation>Angezeigtes Einzelbild; auch mit Mausrad über dem Bild oder Tasten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source> frames/s</source>
   <translation> Bilder/s</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source>Frames per second</source>
   <translation>Einzelbilder pro Sekunde</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source>Speed of cine; at first what the file says</source>
   <translation>Geschwindigkeit der Cine-Wiedergabe; zunächst wie in der Datei angegeben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source>Pause</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source>Play</source>
   <translation>Abspielen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Tag, name or value</source>
   <translation>Tag, Name oder Wert</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Search in the header</source>
   <translation>Im Header suchen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Image to compare with</source>
   <translation>Vergleichsbild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Show the header of another open image beside this one</source>
   <translation>Den Header eines anderen geöffneten Bildes daneben zeigen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Only differences</source>
   <translation>Nur Unterschiede</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Leave out elements that are the same in both images</source>
   <translation>Elemente weglassen, die in beiden Bildern gleich sind</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Elements of the header</source>
   <translation>Elemente des Headers</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Ctrl+C copies the chosen line</source>
   <translation>Strg+C kopiert die gewählte Zeile</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Compare with …</source>
   <translation>Vergleichen mit …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Image {number}</source>
   <translation>Bild {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Open an image first.</source>
   <translation>Zuerst ein Bild öffnen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>The header cannot be shown: {reason}</source>
   <translation>Der Header kann nicht gezeigt werden: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Tag</source>
   <translation>Tag</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>VR</source>
   <translation>VR</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Value of {name}</source>
   <translation>Wert von {name}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Opacity of heatmaps</source>
   <translation>Deckkraft der Heatmaps</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>How heatmaps are drawn</source>
   <translation>Darstellung der Heatmaps</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Fill, contour, both, boxes, or the strongest place</source>
   <translation>Füllung, Kontur, beides, Rahmen oder die stärkste Stelle</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Colours of heatmaps</source>
   <translation>Farben der Heatmaps</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>How much heatmaps hide of what lies below</source>
   <translation>Wie stark Heatmaps verdecken, was darunter liegt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>From probability 0 to 1, the same on every image; the bar beside the image says it</source>
   <translation>Von Wahrscheinlichkeit 0 bis 1, auf jedem Bild gleich; der Farbbalken am Bild zeigt es</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Show all heatmaps</source>
   <translation>Alle Heatmaps zeigen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Show no heatmap</source>
   <translation>Keine Heatmap zeigen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Reset thresholds</source>
   <translation>Schwellen zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Reset all thresholds to the operating points</source>
   <translation>Alle Schwellen auf die Arbeitspunkte zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Heatmaps are switched off</source>
   <translation>Heatmaps sind ausgeschaltet</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Switch on</source>
   <translation>Einschalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Show the heatmaps that are ticked</source>
   <translation>Die angekreuzten Heatmaps zeigen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Opacity</source>
   <translation>Deckkraft</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Colours</source>
   <translation>Farben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Heatmaps have no fill now</source>
   <translation>Heatmaps haben jetzt keine Füllung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmaps/peaks.py" />
   <source>{finding}, here {probability:.2f}</source>
   <translation>{finding}, hier {probability:.2f}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Left drag</source>
   <translation>Links ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Window/level, or the tool chosen in the toolbar</source>
   <translation>Fensterung oder das in der Werkzeugleiste gewählte Werkzeug</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Middle drag, Space or Shift + left drag</source>
   <translation>Mitte ziehen, Leertaste oder Umschalt + links ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Pan</source>
   <translation>Verschieben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Right drag, Ctrl + wheel</source>
   <translation>Rechts ziehen, Strg + Mausrad</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Zoom</source>
   <translation>Zoom</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Wheel</source>
   <translation>Mausrad</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Zoom about the mouse; next frame where there are several</source>
   <translation>Zoom um den Mauszeiger; nächstes Einzelbild, wo es mehrere gibt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Space</source>
   <translation>Leertaste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Corner text: all, without the patient, essentials, none</source>
   <translation>Ecktext: alles, ohne Patient, das Wichtigste, nichts</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Drag on an annotation</source>
   <translation>Auf einer Markierung ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Move it, or the handle under the mouse; a double click edits its text</source>
   <translation>Bewegt sie oder den Griff unter der Maus; ein Doppelklick bearbeitet ihren Text</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Arrow keys and Enter, with a tool for points</source>
   <translation>Pfeiltasten und Eingabe, mit einem Werkzeug für Punkte</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Move a cross and click, without a mouse; with Shift by single pixels</source>
   <translation>Bewegen ein Kreuz und klicken, ohne Maus; mit Umschalt pixelweise</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Arrow keys, with an annotation selected</source>
   <translation>Pfeiltasten, mit ausgewählter Markierung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Move it; . and , choose a handle that moves alone</source>
   <translation>Bewegen sie; . und , wählen einen Griff, der sich allein bewegt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Double click on a threshold</source>
   <translation>Doppelklick auf eine Schwelle</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Back to the operating point</source>
   <translation>Zurück zum Arbeitspunkt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Mouse</source>
   <translation>Maus</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Chest radiographs with findings and heatmaps, analysed on this computer.</source>
   <translation>Thorax-Röntgenbilder mit Befunden und Heatmaps, auf diesem Rechner analysiert.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Licence: {licence}</source>
   <translation>Lizenz: {licence}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Not a medical device. Results are not a substitute for reading the original image.</source>
   <translation>Kein Medizinprodukt. Die Ergebnisse ersetzen nicht die Befundung des Originalbildes.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Data sent off this computer</source>
   <translation>Daten, die diesen Rechner verlassen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>None.</source>
   <translation>Keine.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Built with</source>
   <translation>Verwendete Bibliotheken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Arrow keys scroll, Escape closes</source>
   <translation>Pfeiltasten blättern, Esc schließt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_commands.py" />
   <source>True size is not possible: the file does not say how large a pixel is.</source>
   <translation>Wahre Größe ist nicht möglich: Die Datei sagt nicht, wie groß ein Pixel ist.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_commands.py" />
   <source>1:1 shows one pixel of the image on one pixel of the screen.</source>
   <translation>1:1 zeigt ein Pixel des Bildes auf einem Pixel des Bildschirms.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_commands.py" />
   <source>True size is not possible: the screen does not say how large it is.</source>
   <translation>Wahre Größe ist nicht möglich: Der Bildschirm sagt nicht, wie groß er ist.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_commands.py" />
   <source>Sizes are those at the detector: the patient is a little smaller.</source>
   <translation>Die Maße gelten am Detektor: Der Patient ist etwas kleiner.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_view.py" />
   <source>Radiograph</source>
   <translation>Röntgenbild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_view.py" />
   <source>No image is shown</source>
   <translation>Es wird kein Bild gezeigt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/jobs.py" />
   <source>The file has fewer frames than its header says.</source>
   <translation>Die Datei hat weniger Einzelbilder, als ihr Header angibt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>agree</source>
   <translation>Zustimmung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>Agree with the model on {finding}</source>
   <translation>Dem Modell bei {finding} zustimmen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>disagree</source>
   <translation>Widerspruch</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>Disagree with the model on {finding}</source>
   <translation>Dem Modell bei {finding} widersprechen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>Unsure about {finding}</source>
   <translation>Unsicher bei {finding}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>Commented {when}</source>
   <translation>Kommentiert {when}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>Your verdict: {verdict}, {when}</source>
   <translation>Ihr Urteil: {verdict}, {when}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys.py" />
   <source>The file holds no keys of pcam-viewer.</source>
   <translation>Die Datei enthält keine Tasten von pcam-viewer.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys.py" />
   <source>There is no key “{key}”.</source>
   <translation>Es gibt keine Taste „{key}“.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys.py" />
   <source>The file gives the key {key} to two actions.</source>
   <translation>Die Datei gibt die Taste {key} zwei Befehlen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Search</source>
   <translation>Suchen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Search in commands and keys</source>
   <translation>In Befehlen und Tasten suchen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Part of a command's name, or a key</source>
   <translation>Teil eines Befehlsnamens oder eine Taste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>New key</source>
   <translation>Neue Taste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Press the key that the chosen command shall have</source>
   <translation>Die Taste drücken, die der gewählte Befehl haben soll</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Set</source>
   <translation>Setzen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Give the command this key in place of its others</source>
   <translation>Dem Befehl diese Taste statt seiner anderen geben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Add</source>
   <translation>Hinzufügen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Give the command this key beside its others</source>
   <translation>Dem Befehl diese Taste zusätzlich geben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Take all keys away</source>
   <translation>Alle Tasten wegnehmen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Reset</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Give the command its first keys again</source>
   <translation>Dem Befehl seine ersten Tasten wiedergeben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Reset all</source>
   <translation>Alle zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Give every command its first keys again</source>
   <translation>Jedem Befehl seine ersten Tasten wiedergeben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Save all keys to a file</source>
   <translation>Alle Tasten in einer Datei speichern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Import…</source>
   <translation>Importieren…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Take the keys of a file</source>
   <translation>Die Tasten einer Datei übernehmen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>&amp;New key:</source>
   <translation>&amp;Neue Taste:</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Commands and keys</source>
   <translation>Befehle und Tasten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Choose a command, then press its new key below</source>
   <translation>Einen Befehl wählen, dann unten die neue Taste drücken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Chosen by you</source>
   <translation>Von Ihnen gewählt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>⚠ {key} belongs to “{command}”, which would lose it.</source>
   <translation>⚠ {key} gehört zu „{command}“ und ginge dort verloren.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Export keys</source>
   <translation>Tasten exportieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Keys (*.json)</source>
   <translation>Tasten (*.json)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Import keys</source>
   <translation>Tasten importieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>The keys could not be saved: {reason}</source>
   <translation>Die Tasten konnten nicht gespeichert werden: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>The keys of {path} are in force.</source>
   <translation>Die Tasten aus {path} gelten jetzt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>The keys could not be read: {reason}</source>
   <translation>Die Tasten konnten nicht gelesen werden: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>{use}. pcam-viewer is not a medical device: its findings are no substitute for reading the original image, and must not decide about the care of a patient.</source>
   <translation>{use}. pcam-viewer ist kein Medizinprodukt: Seine Befunde ersetzen nicht die Befundung des Originalbildes und dürfen nicht über die Versorgung eines Patienten entscheiden.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Toolbar</source>
   <translation>Werkzeugleiste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>I understand</source>
   <translation>Verstanden</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Studies</source>
   <translation>Studien</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Worklist</source>
   <translation>Arbeitsliste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Settings cannot be kept: {path} cannot be written.</source>
   <translation>Einstellungen können nicht gespeichert werden: {path} ist nicht beschreibbar.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>They are in force until the program ends. Ask for permission to write there.</source>
   <translation>Sie gelten, bis das Programm endet. Dort fehlt die Schreibberechtigung.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Unsaved review</source>
   <translation>Ungespeicherte Befundung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Review</source>
   <translation>Befundung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>&amp;Undo</source>
   <translation>&amp;Rückgängig</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>&amp;Redo</source>
   <translation>&amp;Wiederherstellen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>&amp;Paste annotation</source>
   <translation>&amp;Markierung einfügen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>Beside the original, or on another image</source>
   <translation>Neben dem Original oder auf einem anderen Bild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>&amp;Settings…</source>
   <translation>&amp;Einstellungen…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>Language, theme, memory and what images start with</source>
   <translation>Sprache, Farbschema, Speicher und wie Bilder beginnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>&amp;Keyboard shortcuts…</source>
   <translation>&amp;Tastenkürzel…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>Choose the keys of every command</source>
   <translation>Die Tasten jedes Befehls wählen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Forget these</source>
   <translation>Zuletzt geöffnete &amp;vergessen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>The settings can keep it from remembering any</source>
   <translation>In den Einstellungen lässt sich das Merken abschalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Close &amp;image</source>
   <translation>&amp;Bild schließen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Close &amp;series</source>
   <translation>&amp;Serie schließen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Close st&amp;udy</source>
   <translation>S&amp;tudie schließen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Close &amp;patient</source>
   <translation>&amp;Patient schließen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Of the image in the active tile, or what is selected in the list</source>
   <translation>Zum Bild der aktiven Kachel, oder was in der Liste gewählt ist</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Open files…</source>
   <translation>&amp;Dateien öffnen…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Open &amp;folder…</source>
   <translation>&amp;Ordner öffnen…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Open &amp;demo study</source>
   <translation>&amp;Beispielstudie öffnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Close &amp;all studies</source>
   <translation>&amp;Alle Studien schließen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Reope&amp;n closed</source>
   <translation>Geschlossenes &amp;wieder öffnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>As it was: with verdicts, drawings and what can be undone</source>
   <translation>Wie es war: mit Urteilen, Zeichnungen und allem, was sich rückgängig machen lässt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Export…</source>
   <translation>E&amp;xportieren …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Pictures, a report, tables or DICOM files, of this image or of all</source>
   <translation>Bilder, Bericht, Tabellen oder DICOM-Dateien, von diesem Bild oder von allen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Export &amp;measurements…</source>
   <translation>&amp;Messwerte exportieren…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Everything that was measured as a table, without identifiers</source>
   <translation>Alles Gemessene als Tabelle, ohne Patientendaten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Open re&amp;view…</source>
   <translation>Be&amp;fundung öffnen…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Verdicts, annotations, thresholds and windows; each goes to its image</source>
   <translation>Urteile, Markierungen, Schwellen und Fensterungen; jede kommt zu ihrem Bild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Save review</source>
   <translation>Befundung &amp;speichern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Verdicts, annotations, thresholds and windows of all open images in one file</source>
   <translation>Urteile, Markierungen, Schwellen und Fensterungen aller offenen Bilder in einer Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Save review as…</source>
   <translation>Befundung speichern unter…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>To another file</source>
   <translation>In eine andere Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Copy picture</source>
   <translation>Bild &amp;kopieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>To the clipboard, without identifiers; a selected annotation instead</source>
   <translation>In die Zwischenablage, ohne Patientendaten; oder die ausgewählte Markierung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Quit</source>
   <translation>B&amp;eenden</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>The scale is absolute: one colour is one probability on every image</source>
   <translation>Die Skala ist absolut: Eine Farbe bedeutet auf jedem Bild dieselbe Wahrscheinlichkeit</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Default colour</source>
   <translation>&amp;Standardfarbe</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Of the chosen finding: contours, boxes, its bar, and in all that is exported</source>
   <translation>Für den gewählten Befund: Konturen, Rahmen, sein Balken und alle Exporte</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Heatmaps</source>
   <translation>&amp;Heatmaps</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Go to the &amp;list of findings</source>
   <translation>&amp;Zur Befundliste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>There, arrows choose a finding; Space, Enter, C and R act on it; Esc leads back</source>
   <translation>Dort wählen Pfeiltasten einen Befund; Leertaste, Enter, C und R wirken auf ihn; Esc führt zurück</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Next finding</source>
   <translation>&amp;Nächster Befund</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Shows the heatmap of the next finding alone</source>
   <translation>Zeigt nur die Heatmap des nächsten Befunds</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Previous finding</source>
   <translation>&amp;Voriger Befund</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Shows the heatmap of the previous finding alone</source>
   <translation>Zeigt nur die Heatmap des vorigen Befunds</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Show &amp;all</source>
   <translation>&amp;Alle zeigen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Show n&amp;one</source>
   <translation>&amp;Keine zeigen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Hi&amp;de while held</source>
   <translation>Ausblenden bei&amp;m Drücken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Press and hold the key to see the plain image, release it to see the heatmaps</source>
   <translation>Taste gedrückt halten zeigt das reine Bild, Loslassen wieder die Heatmaps</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Blink</source>
   <translation>&amp;Blinken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Heatmaps come and go until this is switched off</source>
   <translation>Heatmaps kommen und gehen, bis dies ausgeschaltet wird</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Plain &amp;image beside</source>
   <translation>Reines B&amp;ild daneben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>The same image without heatmaps in a second tile, with the same zoom and window</source>
   <translation>Dasselbe Bild ohne Heatmaps in einer zweiten Kachel, mit gleichem Zoom und Fenster</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Share &amp;findings and thresholds</source>
   <translation>Befunde und Sch&amp;wellen teilen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>All tiles show the findings, thresholds, style and colours of the active one</source>
   <translation>Alle Kacheln zeigen Befunde, Schwellen, Darstellung und Farben der aktiven</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Apply to all &amp;tiles</source>
   <translation>Auf alle Kache&amp;ln anwenden</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Findings, thresholds, style and colours of the active tile, once</source>
   <translation>Einmalig Befunde, Schwellen, Darstellung und Farben der aktiven Kachel</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Its &amp;heatmap</source>
   <translation>Seine &amp;Heatmap</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Of the chosen finding; so does Space in the list of findings</source>
   <translation>Des gewählten Befunds; ebenso die Leertaste in der Befundliste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Only its heatmap</source>
   <translation>&amp;Nur seine Heatmap</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Of the chosen finding; so does Enter in the list of findings</source>
   <translation>Des gewählten Befunds; ebenso Enter in der Befundliste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Reset its threshold</source>
   <translation>Seine Schwelle &amp;zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>To the model's operating point; so does R in the list of findings</source>
   <translation>Auf den Arbeitspunkt des Modells; ebenso R in der Befundliste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Choose the colo&amp;ur of the finding</source>
   <translation>Farbe des Bef&amp;unds wählen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>The colours and their names open at its row; so does C in the list of findings</source>
   <translation>Die Farben mit ihren Namen öffnen sich an seiner Zeile; ebenso C in der Befundliste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Reset thresholds</source>
   <translation>&amp;Schwellen zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>To the operating points of the model</source>
   <translation>Auf die Arbeitspunkte des Modells</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Run any&amp;way</source>
   <translation>T&amp;rotzdem analysieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Analyses an image that the model does not suit; the result is marked</source>
   <translation>Analysiert ein Bild, für das das Modell nicht geeignet ist; das Ergebnis wird gekennzeichnet</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Models…</source>
   <translation>M&amp;odelle …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Two models side by side</source>
   <translation>Zwei Modelle nebeneinander</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Choose the other model in the list and press Compare</source>
   <translation>Das andere Modell in der Liste wählen und „Vergleichen“ drücken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Anal&amp;yse again</source>
   <translation>&amp;Erneut analysieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>&amp;Command palette…</source>
   <translation>&amp;Befehlspalette…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>Find any command by a few letters, and see its key</source>
   <translation>Jeden Befehl mit wenigen Buchstaben finden, samt Taste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>&amp;Mouse and keys</source>
   <translation>&amp;Maus und Tasten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>Copy &amp;diagnostic information</source>
   <translation>&amp;Diagnosedaten kopieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>What the program can do here, for a report; no identifiers</source>
   <translation>Was das Programm hier kann, für eine Fehlermeldung; ohne Patientendaten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>&amp;About pcam-viewer</source>
   <translation>Über &amp;pcam-viewer</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>The file's own windows come first, then windows made from its values.</source>
   <translation>Zuerst die Fenster der Datei, dann solche aus ihren Werten.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Window/level</source>
   <translation>&amp;Fensterung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Left drag: across for contrast, up and down for brightness</source>
   <translation>Links ziehen: quer für Kontrast, auf und ab für Helligkeit</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Pan</source>
   <translation>&amp;Verschieben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Left drag moves the image; so does the middle button with any tool</source>
   <translation>Links ziehen verschiebt das Bild; die mittlere Taste tut es immer</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Zoom</source>
   <translation>&amp;Zoom</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Left drag zooms; so does the right button with any tool</source>
   <translation>Links ziehen zoomt; die rechte Taste tut es immer</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Magnifier</source>
   <translation>&amp;Lupe</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>A round lens with every stored pixel follows the mouse</source>
   <translation>Eine runde Lupe mit jedem gespeicherten Pixel folgt der Maus</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Window from &amp;region</source>
   <translation>Fenster &amp;aus Bereich</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Drag over a region: its values fill black to white</source>
   <translation>Einen Bereich aufziehen: Seine Werte füllen Schwarz bis Weiß</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Drop the tool</source>
   <translation>&amp;Werkzeug ablegen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Back to window/level, and out of full screen</source>
   <translation>Zurück zur Fensterung und aus dem Vollbild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Automatic window</source>
   <translation>&amp;Automatisches Fenster</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Black and white from the image itself, not from the file</source>
   <translation>Schwarz und Weiß aus dem Bild selbst, nicht aus der Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>As the &amp;file says</source>
   <translation>&amp;Wie in der Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Centre and width…</source>
   <translation>&amp;Zentrum und Breite…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Type the window as numbers</source>
   <translation>Das Fenster als Zahlen eingeben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Rotate &amp;left</source>
   <translation>&amp;Nach links drehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Rotate &amp;right</source>
   <translation>Nach &amp;rechts drehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Flip &amp;horizontally</source>
   <translation>&amp;Horizontal spiegeln</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Flip &amp;vertically</source>
   <translation>&amp;Vertikal spiegeln</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Invert</source>
   <translation>&amp;Invertieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Overlay planes</source>
   <translation>Overlay-Ebenen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Drawings and text that the file lays over its image</source>
   <translation>Zeichnungen und Text, die die Datei über ihr Bild legt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Display shutt&amp;er</source>
   <translation>&amp;Blende</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>The cover that the file lays round the region of interest</source>
   <translation>Die Abdeckung, die die Datei um den wichtigen Bereich legt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Layers of other programs</source>
   <translation>Ebenen anderer Programme</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>What segmentations, reports and presentation states beside the image show</source>
   <translation>Was Segmentierungen, Berichte und Presentation States neben dem Bild zeigen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Fit</source>
   <translation>&amp;Einpassen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;1:1</source>
   <translation>&amp;1:1</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>One pixel of the image is one pixel of the screen</source>
   <translation>Ein Pixel des Bildes ist ein Pixel des Bildschirms</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;True size</source>
   <translation>&amp;Wahre Größe</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>As large as life, where file and screen say how large they are</source>
   <translation>In Lebensgröße, wo Datei und Bildschirm ihre Größe kennen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Zoom i&amp;n</source>
   <translation>Ver&amp;größern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Zoom &amp;out</source>
   <translation>Ver&amp;kleinern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Re&amp;set view</source>
   <translation>&amp;Ansicht zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Window, zoom, rotation and flip as on opening</source>
   <translation>Fenster, Zoom, Drehung und Spiegelung wie beim Öffnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Yellow</source>
   <translation>&amp;Gelb</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Sky &amp;blue</source>
   <translation>&amp;Himmelblau</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Orange</source>
   <translation>&amp;Orange</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Green</source>
   <translation>G&amp;rün</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Pink</source>
   <translation>Ro&amp;sa</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;White</source>
   <translation>&amp;Weiß</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Length</source>
   <translation>&amp;Länge</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Angle</source>
   <translation>&amp;Winkel</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Three clicks: end, vertex, end</source>
   <translation>Drei Klicks: Ende, Scheitel, Ende</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Cobb angle</source>
   <translation>&amp;Cobb-Winkel</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Between two lines</source>
   <translation>Zwischen zwei Linien</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Cardiothoracic rat&amp;io</source>
   <translation>&amp;Herz-Thorax-Quotient</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Midline, both borders of the heart, both sides of the thorax</source>
   <translation>Mittellinie, beide Herzränder, beide Seiten des Thorax</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Rectangle</source>
   <translation>&amp;Rechteck</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Area and grey values inside</source>
   <translation>Fläche und Grauwerte darin</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Ellipse</source>
   <translation>&amp;Ellipse</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Pol&amp;ygon</source>
   <translation>&amp;Polygon</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>P&amp;oint</source>
   <translation>P&amp;unkt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>The value of one pixel</source>
   <translation>Der Wert eines Pixels</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Arro&amp;w</source>
   <translation>Pfe&amp;il</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Text</source>
   <translation>&amp;Text</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Click, type, Enter</source>
   <translation>Klicken, schreiben, Eingabe</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Show annotations</source>
   <translation>&amp;Markierungen zeigen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Next annotation</source>
   <translation>&amp;Nächste Markierung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Selects it: then arrow keys move it, with . and , a single handle</source>
   <translation>Wählt sie aus: Pfeiltasten bewegen sie, mit . und , einen einzelnen Griff</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Previous annotation</source>
   <translation>&amp;Vorige Markierung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Edit te&amp;xt</source>
   <translation>Text &amp;bearbeiten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>So does a double click on it</source>
   <translation>Wie ein Doppelklick darauf</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Delete annotation</source>
   <translation>M&amp;arkierung löschen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Delete all annotations</source>
   <translation>Alle Markierungen löschen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Open an image first; where the settings say reduced motion, hold the key to hide.</source>
   <translation>Zuerst ein Bild öffnen; wo die Einstellungen die Bewegung verringern, zum Verbergen die Taste halten.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Open an image first; a colour image has no window.</source>
   <translation>Zuerst ein Bild öffnen; ein Farbbild hat kein Fenster.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>This image has no overlay planes.</source>
   <translation>Dieses Bild hat keine Overlay-Ebenen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>This image has no display shutter.</source>
   <translation>Dieses Bild hat keine Blende.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>No segmentation, report or presentation state of another program is about it.</source>
   <translation>Keine Segmentierung, kein Bericht und kein Presentation State eines anderen Programms gehört dazu.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>This image has no such preset.</source>
   <translation>Dieses Bild hat keine solche Voreinstellung.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>The image has not been analysed.</source>
   <translation>Das Bild wurde nicht analysiert.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing speaks against analysing what is shown.</source>
   <translation>Nichts spricht gegen eine Analyse des gezeigten Bildes.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing is remembered.</source>
   <translation>Es ist nichts gemerkt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing was closed.</source>
   <translation>Es wurde nichts geschlossen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>This image does not have several frames.</source>
   <translation>Dieses Bild hat nicht mehrere Einzelbilder.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing is open.</source>
   <translation>Nichts ist geöffnet.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>There is one tile only.</source>
   <translation>Es gibt nur eine Kachel.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>The open studies of this patient lack an image for it, or a view is unknown.</source>
   <translation>In den geöffneten Studien dieses Patienten fehlt dafür ein Bild, oder eine Projektion ist unbekannt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Select an annotation first.</source>
   <translation>Zuerst eine Markierung auswählen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Choose a finding first, by a click on its row or with N.</source>
   <translation>Wählen Sie zuerst einen Befund, durch Klick auf seine Zeile oder mit N.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Choose a finding, and select a rectangle, an ellipse or a polygon.</source>
   <translation>Wählen Sie einen Befund, und markieren Sie ein Rechteck, eine Ellipse oder ein Polygon.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing was changed.</source>
   <translation>Nichts wurde geändert.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing was taken back.</source>
   <translation>Nichts wurde rückgängig gemacht.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Agree</source>
   <translation>&amp;Zustimmen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>With what the model says of the chosen finding; once more takes it back</source>
   <translation>Der Aussage des Modells zum gewählten Befund; noch einmal nimmt es zurück</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Disagree</source>
   <translation>&amp;Widersprechen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Unsure</source>
   <translation>Un&amp;sicher</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>About the chosen finding; once more takes it back</source>
   <translation>Beim gewählten Befund; noch einmal nimmt es zurück</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Comment</source>
   <translation>&amp;Kommentar</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>Your words on the chosen finding</source>
   <translation>Ihre Worte zum gewählten Befund</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>Draw &amp;box</source>
   <translation>&amp;Rechteck zeichnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>A region of your own, where you see the chosen finding</source>
   <translation>Eine eigene Region, wo Sie den gewählten Befund sehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>Draw &amp;ellipse</source>
   <translation>&amp;Ellipse zeichnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Mark the finding</source>
   <translation>Befund &amp;markieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>The selected region marks the chosen finding; once more, it marks none</source>
   <translation>Die markierte Region steht für den gewählten Befund; noch einmal, und sie steht für keinen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>Mark as &amp;read</source>
   <translation>Als be&amp;fundet markieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>All images of the study; then the next unread study is shown</source>
   <translation>Alle Bilder der Studie; danach wird die nächste unbefundete Studie gezeigt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Next unread study</source>
   <translation>&amp;Nächste unbefundete Studie</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>In the order of the worklist</source>
   <translation>In der Reihenfolge der Arbeitsliste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Previous unread study</source>
   <translation>&amp;Vorige unbefundete Studie</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>Ana&amp;lyse all studies</source>
   <translation>A&amp;lle Studien analysieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>In the background, after what is shown; once more stops it</source>
   <translation>Im Hintergrund, nach dem, was gezeigt wird; noch einmal hält an</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>A&amp;greement…</source>
   <translation>Ü&amp;bereinstimmung…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>How often you agreed with the model, per finding; as CSV or JSON too</source>
   <translation>Wie oft Sie dem Modell zustimmten, je Befund; auch als CSV oder JSON</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Rows and columns of tiles; the active tile stays</source>
   <translation>Zeilen und Spalten der Kacheln; die aktive bleibt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Hang &amp;again</source>
   <translation>&amp;Neu anordnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>By the first rule that fits the study of this image</source>
   <translation>Nach der ersten Regel, die zur Studie dieses Bildes passt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Next image</source>
   <translation>&amp;Nächstes Bild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Previous image</source>
   <translation>&amp;Voriges Bild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Ne&amp;xt frame</source>
   <translation>Nächstes E&amp;inzelbild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Of an image that has several; so does the wheel over it</source>
   <translation>Bei einem Bild mit mehreren Einzelbildern; auch mit dem Mausrad über dem Bild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Pre&amp;vious frame</source>
   <translation>Voriges Einzelbi&amp;ld</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Play &amp;cine</source>
   <translation>&amp;Cine abspielen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>All frames one after another, again and again</source>
   <translation>Alle Einzelbilder nacheinander, in einer Schleife</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Zoom and pan together</source>
   <translation>&amp;Gemeinsam zoomen und verschieben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>In millimetres where both images have them; tiles keep their offset</source>
   <translation>In Millimetern, wo beide Bilder sie haben; Kacheln behalten ihren Versatz</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>S&amp;hare the window</source>
   <translation>F&amp;enster gemeinsam ändern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>The same values need not mean the same in two images</source>
   <translation>Gleiche Werte müssen in zwei Bildern nicht dasselbe bedeuten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Maximise the tile</source>
   <translation>&amp;Kachel maximieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>And back; so does a double click</source>
   <translation>Und zurück; wie ein Doppelklick</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Next tile</source>
   <translation>Nä&amp;chste Kachel</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Previous tile</source>
   <translation>&amp;Vorige Kachel</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>F&amp;ull screen</source>
   <translation>V&amp;ollbild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Corner &amp;text</source>
   <translation>&amp;Ecktext</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>All, without the patient, essentials, none; Space does the same over the image</source>
   <translation>Alles, ohne Patient, das Wichtigste, nichts; über dem Bild auch mit der Leertaste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Hide &amp;identifiers</source>
   <translation>&amp;Patientendaten verbergen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Hides names, numbers and dates everywhere in the window</source>
   <translation>Verbirgt Namen, Nummern und Daten überall im Fenster</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Studies</source>
   <translation>&amp;Studien</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Findings</source>
   <translation>&amp;Befunde</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Annotations</source>
   <translation>&amp;Markierungen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Worklist</source>
   <translation>&amp;Arbeitsliste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Toolbar</source>
   <translation>&amp;Werkzeugleiste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;DICOM header…</source>
   <translation>&amp;DICOM-Header…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Every element of the file, to be searched and compared with another file's</source>
   <translation>Alle Elemente der Datei, zum Suchen und Vergleichen mit einer anderen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Restore &amp;layout</source>
   <translation>&amp;Fensteraufbau zurücksetzen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Layout</source>
   <translation>Aufteilung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>This file cannot be used.</source>
   <translation>Diese Datei ist nicht verwendbar.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Training data</source>
   <translation>Trainingsdaten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Figures of the whole</source>
   <translation>Kennzahlen insgesamt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Network</source>
   <translation>Netz</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Input</source>
   <translation>Eingabe</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Licence</source>
   <translation>Lizenz</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Date</source>
   <translation>Datum</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Notes</source>
   <translation>Anmerkungen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>ships with the program</source>
   <translation>wird mit dem Programm geliefert</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Sensitivity</source>
   <translation>Sensitivität</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Specificity</source>
   <translation>Spezifität</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Figures (95 % CI)</source>
   <translation>Kennzahlen (95-%-KI)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Calibration</source>
   <translation>Kalibrierung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Operating points were chosen for: {criterion}</source>
   <translation>Arbeitspunkte wurden gewählt nach: {criterion}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Operating points were chosen on: {data}</source>
   <translation>Arbeitspunkte wurden gewählt auf: {data}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_choice.py" />
   <source>The model cannot be removed: {reason}</source>
   <translation>Das Modell kann nicht entfernt werden: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_choice.py" />
   <source>The model cannot be installed: {reason}</source>
   <translation>Das Modell kann nicht installiert werden: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>Two models</source>
   <translation>Zwei Modelle</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>The model cannot be opened: {reason}</source>
   <translation>Das Modell kann nicht geöffnet werden: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>The analysis failed: {reason}</source>
   <translation>Die Analyse ist fehlgeschlagen: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>What both models say</source>
   <translation>Was beide Modelle sagen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>▲: at or above the threshold in force; –: not among its findings</source>
   <translation>▲: Schwelle erreicht; –: nicht unter seinen Befunden</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>not analysed</source>
   <translation>nicht analysiert</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>Difference</source>
   <translation>Unterschied</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Models</source>
   <translation>Modelle</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>&amp;Use</source>
   <translation>&amp;Verwenden</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Analyse all images with this model from now on</source>
   <translation>Ab jetzt alle Bilder mit diesem Modell analysieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>&amp;Compare</source>
   <translation>Ver&amp;gleichen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Show what this model says beside what the model in use says</source>
   <translation>Zeigen, was dieses Modell neben dem verwendeten sagt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>&amp;Install…</source>
   <translation>&amp;Installieren …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Check a model file and keep a copy of it</source>
   <translation>Eine Modelldatei prüfen und eine Kopie behalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>&amp;Remove</source>
   <translation>&amp;Entfernen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Delete the copy that was installed</source>
   <translation>Die installierte Kopie löschen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Model files; drop one here to install it</source>
   <translation>Modelldateien; zum Installieren eine hierher ziehen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Card of the model</source>
   <translation>Steckbrief des Modells</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Arrow keys scroll</source>
   <translation>Pfeiltasten blättern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Run with</source>
   <translation>Ausführen mit</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>What runs the model; plug-ins stand here too</source>
   <translation>Was das Modell ausführt; auch Plug-ins stehen hier</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>in use</source>
   <translation>in Gebrauch</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>shipped</source>
   <translation>mitgeliefert</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>cannot be used</source>
   <translation>nicht verwendbar</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Install a model</source>
   <translation>Modell installieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/overlay.py" />
   <source>ANOTHER PATIENT</source>
   <translation>ANDERER PATIENT</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/overlay.py" />
   <source>probability</source>
   <translation>Wahrscheinlichkeit</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/palette.py" />
   <source>Command palette</source>
   <translation>Befehlspalette</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/palette.py" />
   <source>A few letters of a command</source>
   <translation>Einige Buchstaben eines Befehls</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/palette.py" />
   <source>Search for a command</source>
   <translation>Nach einem Befehl suchen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/palette.py" />
   <source>Up and Down choose, Enter runs, Escape closes</source>
   <translation>Auf und Ab wählen, Eingabe führt aus, Esc schließt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/palette.py" />
   <source>Commands</source>
   <translation>Befehle</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>full range</source>
   <translation>voller Bereich</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>narrow</source>
   <translation>schmal</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>darker half</source>
   <translation>dunklere Hälfte</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>brighter half</source>
   <translation>hellere Hälfte</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>{name} (table {number})</source>
   <translation>{name} (Tabelle {number})</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>{name} (window {number})</source>
   <translation>{name} (Fenster {number})</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>table {number} of the file</source>
   <translation>Tabelle {number} der Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>window {number} of the file</source>
   <translation>Fenster {number} der Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>the file is too large for a review.</source>
   <translation>die Datei ist zu groß für eine Befundung.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>Images whose review is shown now: {count}.</source>
   <translation>Bilder, deren Befundung jetzt gezeigt wird: {count}.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>Images of another size or with fewer frames than their review: {count}. The review is of another image, and is not shown.</source>
   <translation>Bilder von anderer Größe oder mit weniger Einzelbildern als ihre Befundung: {count}. Die Befundung gehört zu einem anderen Bild und wird nicht gezeigt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>The pixels of this image are not those that its review was made on.</source>
   <translation>Die Pixel dieses Bildes sind nicht die, an denen seine Befundung entstand.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>Check that drawings and findings lie where they should.</source>
   <translation>Prüfen Sie, ob Zeichnungen und Befunde richtig liegen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>The same model gives other probabilities than the saved ones.</source>
   <translation>Dasselbe Modell gibt andere Wahrscheinlichkeiten als die gespeicherten.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>The saved review may have been changed, or the image.</source>
   <translation>Die gespeicherte Befundung oder das Bild wurde vielleicht verändert.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>Images of the review that are not open: {count}.</source>
   <translation>Bilder der Befundung, die nicht geöffnet sind: {count}.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>Open them, and their review appears.</source>
   <translation>Öffnen Sie sie, und ihre Befundung erscheint.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/renewal.py" />
   <source>Something is still being read or written.</source>
   <translation>Es wird noch etwas gelesen oder gespeichert.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/renewal.py" />
   <source>Try again when it has ended.</source>
   <translation>Danach bitte noch einmal versuchen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Open review</source>
   <translation>Befundung öffnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>The review cannot be opened: {error}</source>
   <translation>Die Befundung kann nicht geöffnet werden: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Choose a file that was saved as a review.</source>
   <translation>Eine Datei wählen, die als Befundung gespeichert wurde.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Export measurements</source>
   <translation>Messwerte exportieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Save review</source>
   <translation>Befundung speichern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>The file could not be saved: {error}</source>
   <translation>Die Datei konnte nicht gespeichert werden: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Choose another folder.</source>
   <translation>Bitte einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Reviews</source>
   <translation>Befundungen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_writer.py" />
   <source>there is too much for one file</source>
   <translation>es ist zu viel für eine Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/saved_result.py" />
   <source>Saved result of another model</source>
   <translation>Gespeichertes Ergebnis eines anderen Modells</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/saved_result.py" />
   <source>Saved result of the model {name} {version}; no model is open. It has no heatmaps.</source>
   <translation>Gespeichertes Ergebnis des Modells {name} {version}; kein Modell ist geöffnet. Es hat keine Heatmaps.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/saved_result.py" />
   <source>Saved result of the model {name} {version}, not of the one that is open. It has no heatmaps; “Analyse” replaces it.</source>
   <translation>Gespeichertes Ergebnis des Modells {name} {version}, nicht des geöffneten. Es hat keine Heatmaps; „Analysieren“ ersetzt es.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/saved_result.py" />
   <source>threshold {value}, edited</source>
   <translation>Schwelle {value}, geändert</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/saved_result.py" />
   <source>threshold {value}</source>
   <translation>Schwelle {value}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/session.py" />
   <source>No image was found in what was opened.</source>
   <translation>In dem Geöffneten wurde kein Bild gefunden.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/session.py" />
   <source>The search for images failed</source>
   <translation>Die Suche nach Bildern ist fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/session.py" />
   <source>Reading was cancelled.</source>
   <translation>Das Lesen wurde abgebrochen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/session.py" />
   <source>{name} cannot be shown.</source>
   <translation>{name} kann nicht gezeigt werden.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/session.py" />
   <source>Try again with F5, or with another file.</source>
   <translation>Mit F5 erneut versuchen, oder mit einer anderen Datei.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>General</source>
   <translation>Allgemein</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Image</source>
   <translation>Bild</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>The language of the window and of PDF reports, from the next start on, or at once by the button below: all that is open stays open. Other exports stay English.</source>
   <translation>Sprache des Fensters und der PDF-Berichte: ab dem nächsten Start oder sofort mit dem Knopf darunter; alles Geöffnete bleibt offen. Andere Exporte bleiben englisch.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Theme</source>
   <translation>Farbschema</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Dark is best for reading. The ground of the image is black in every theme.</source>
   <translation>Dunkel ist zum Befunden am besten. Der Bildgrund ist in jedem Schema schwarz.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Reduce motion</source>
   <translation>Bewegung verringern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Heatmaps do not blink, panels and menus appear at once, and no bar or cursor moves by itself.</source>
   <translation>Heatmaps blinken nicht, Felder und Menüs erscheinen sofort, und weder Balken noch Schreibmarke bewegen sich von selbst.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>How much stands in the corners of an image. What could mislead a reader is always said.</source>
   <translation>Wie viel in den Ecken eines Bildes steht. Was irreführen könnte, wird immer gesagt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Without the patient</source>
   <translation>Ohne Patient</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Essentials</source>
   <translation>Das Wichtigste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Analyse each image when it is opened</source>
   <translation>Jedes Bild beim Öffnen analysieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>If off, F5 has the image analysed that is shown.</source>
   <translation>Sonst lässt F5 das gezeigte Bild analysieren.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Remember thresholds, colours and shown heatmaps</source>
   <translation>Schwellen, Farben und gezeigte Heatmaps merken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>For each model by itself: the next image begins with them. If off, what is remembered goes.</source>
   <translation>Für jedes Modell einzeln: Das nächste Bild beginnt damit. Ist es aus, wird das Gemerkte gelöscht.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>What a newly opened image starts with; 0 is invisible, 1 hides what lies below.</source>
   <translation>Womit ein neu geöffnetes Bild beginnt; 0 ist unsichtbar, 1 verdeckt alles darunter.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Heatmaps drawn as</source>
   <translation>Heatmaps gezeichnet als</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>What a newly opened image starts with.</source>
   <translation>Womit ein neu geöffnetes Bild beginnt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>What a newly opened image starts with. Violet to yellow is seen best on a dark lung.</source>
   <translation>Womit ein neu geöffnetes Bild beginnt. Violett bis Gelb ist auf dunkler Lunge am besten zu sehen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Hang a study when it opens</source>
   <translation>Eine Studie beim Öffnen anordnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Frontal beside lateral, or current beside prior, as far as the headers tell the views.</source>
   <translation>Frontal neben seitlich oder aktuell neben Voraufnahme, soweit die Header die Projektion nennen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Remember what was opened</source>
   <translation>Geöffnetes merken</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>For the menu “Open recent”, and to open unsaved reviews again with their images: paths of files and folders, nothing of what they hold.</source>
   <translation>Für das Menü „Zuletzt geöffnet“, und um ungespeicherte Befundungen wieder mit ihren Bildern zu öffnen: Pfade von Dateien und Ordnern, nichts von ihrem Inhalt.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Keep unsaved reviews</source>
   <translation>Ungespeicherte Befundungen aufbewahren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>After a crash the next start offers them again. They are kept in your own data folder, without names; switching this off deletes them.</source>
   <translation>Nach einem Absturz bietet der nächste Start sie wieder an. Sie liegen in Ihrem eigenen Datenordner, ohne Namen; Abschalten löscht sie.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Memory for opened images</source>
   <translation>Speicher für geöffnete Bilder</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Images that were not looked at for longest are let go above this, and read again when needed.</source>
   <translation>Darüber werden die am längsten nicht gezeigten Bilder freigegeben und bei Bedarf neu gelesen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>As stored</source>
   <translation>Wie gespeichert</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>As on the screen</source>
   <translation>Wie auf dem Bildschirm</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>This wide:</source>
   <translation>So breit:</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Removed</source>
   <translation>Entfernt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Shifted, alike for a patient</source>
   <translation>Verschoben, für einen Patienten gleich</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Kept</source>
   <translation>Behalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Reset: {setting}</source>
   <translation>Zurücksetzen: {setting}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Back to the default</source>
   <translation>Zurück zur Vorgabe</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Search in settings</source>
   <translation>In Einstellungen suchen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Words of a setting's name or explanation</source>
   <translation>Wörter aus Namen oder Erklärung einer Einstellung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Give every setting here its default</source>
   <translation>Jeder Einstellung hier ihre Vorgabe geben</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>NOT FOR CLINICAL USE — research and teaching</source>
   <translation>NICHT FÜR DEN KLINISCHEN GEBRAUCH — Forschung und Lehre</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Cancel what is going on</source>
   <translation>Laufendes abbrechen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Stop searching, reading and analysing; what is there stays</source>
   <translation>Suchen, Lesen und Analysieren anhalten; was da ist, bleibt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Under the mouse</source>
   <translation>Unter der Maus</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>⚠ 1 warning</source>
   <translation>⚠ 1 Warnung</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>⚠ {count} warnings</source>
   <translation>⚠ {count} Warnungen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Searching</source>
   <translation>Suche</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Searching {done} of {total}</source>
   <translation>Suche {done} von {total}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Reading</source>
   <translation>Lesen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Analysing</source>
   <translation>Analyse</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Opening the model</source>
   <translation>Modell wird geöffnet</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Thumbnails</source>
   <translation>Vorschaubilder</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/not_opened.py" />
   <source>Not opened ({count})</source>
   <translation>Nicht geöffnet ({count})</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/not_opened.py" />
   <source>Not opened ({count}, the first {shown} listed)</source>
   <translation>Nicht geöffnet ({count}, die ersten {shown} aufgeführt)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/panel.py" />
   <source>Search in open studies</source>
   <translation>In geöffneten Studien suchen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/panel.py" />
   <source>Names, numbers, dates, descriptions or file names</source>
   <translation>Namen, Nummern, Daten, Beschreibungen oder Dateinamen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/panel.py" />
   <source>Nothing is open yet.
Drop files, folders or ZIP archives anywhere.</source>
   <translation>Noch ist nichts geöffnet.
Dateien, Ordner oder ZIP-Archive irgendwohin ziehen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/panel.py" />
   <source>◌ analysing …</source>
   <translation>◌ wird analysiert …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/panel.py" />
   <source>⚠ not suitable</source>
   <translation>⚠ nicht geeignet</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/row.py" />
   <source>Not drawn: {why}</source>
   <translation>Nicht gezeichnet: {why}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>PA</source>
   <translation>PA</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>AP</source>
   <translation>AP</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>lateral</source>
   <translation>seitlich</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>other view</source>
   <translation>andere Projektion</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>unknown view</source>
   <translation>Projektion unbekannt</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Without a name</source>
   <translation>Ohne Namen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Patient {number}</source>
   <translation>Patient {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Study</source>
   <translation>Studie</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Study {number}</source>
   <translation>Studie {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Series</source>
   <translation>Serie</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>{count} images</source>
   <translation>{count} Bilder</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>not DICOM</source>
   <translation>kein DICOM</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>{count} frames</source>
   <translation>{count} Einzelbilder</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>○ none positive</source>
   <translation>○ keiner positiv</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>▲ {count} more</source>
   <translation>▲ {count} weitere</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>earlier, {model}:</source>
   <translation>früher, {model}:</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>A file</source>
   <translation>Eine Datei</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Files that could not be used stand under “Not opened”, with the reason.</source>
   <translation>Unbrauchbare Dateien stehen mit Begründung unter „Nicht geöffnet“.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/tree.py" />
   <source>Open studies</source>
   <translation>Geöffnete Studien</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/tree.py" />
   <source>Arrow keys move, Enter shows an image, Delete closes what is selected</source>
   <translation>Pfeiltasten bewegen, Enter zeigt ein Bild, Entf schließt das Gewählte</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_results.py" />
   <source>Thresholds that were set for {name} {version} say nothing of another model, and are left out: {thresholds}.</source>
   <translation>Schwellen, die für {name} {version} gesetzt wurden, sagen nichts über ein anderes Modell und entfallen: {thresholds}.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_results.py" />
   <source>A file that they were saved in has them until it is saved again.</source>
   <translation>Eine Datei, in der sie gespeichert sind, behält sie, bis sie neu gespeichert wird.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_results.py" />
   <source>Images are shown without findings. Choose another model under “Models…” in the menu of heatmaps.</source>
   <translation>Bilder werden ohne Befunde gezeigt. Ein anderes Modell lässt sich unter „Modelle …“ im Menü der Heatmaps wählen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_results.py" />
   <source>The analysis failed</source>
   <translation>Die Analyse ist fehlgeschlagen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_text.py" />
   <source>Reading …</source>
   <translation>Lesen …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_text.py" />
   <source>Drag an image here from the list, or choose one there with Enter.</source>
   <translation>Ein Bild aus der Liste hierher ziehen oder dort mit Eingabe wählen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_text.py" />
   <source>Zoom {percent}</source>
   <translation>Zoom {percent}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_text.py" />
   <source>Without heatmaps</source>
   <translation>Ohne Heatmaps</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_view.py" />
   <source>Radiograph, tile {number} of {count}</source>
   <translation>Röntgenbild, Kachel {number} von {count}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_view.py" />
   <source>Radiograph, tile {number} of {count}, active</source>
   <translation>Röntgenbild, Kachel {number} von {count}, aktiv</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_view.py" />
   <source>Heatmaps: {names}</source>
   <translation>Heatmaps: {names}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_view.py" />
   <source>none</source>
   <translation>keine</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tools/window.py" />
   <source>Drag over the region that shall fill the window</source>
   <translation>Den Bereich aufziehen, der das Fenster füllen soll</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/true_size.py" />
   <source>{ratio} × size at the detector</source>
   <translation>{ratio} × Größe am Detektor</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/true_size.py" />
   <source>{ratio} × true size</source>
   <translation>{ratio} × wahre Größe</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Without saving, they are offered again when the program starts next.</source>
   <translation>Ohne Speichern werden sie beim nächsten Programmstart wieder angeboten.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Without saving, they are lost.</source>
   <translation>Ohne Speichern gehen sie verloren.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Without saving, “Reopen closed” brings them back, but only until the program ends.</source>
   <translation>Ohne Speichern bringt „Geschlossenes wieder öffnen“ sie zurück, aber nur bis zum Ende des Programms.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Images with verdicts or drawings that are in no file: {count}.</source>
   <translation>Bilder mit Urteilen oder Zeichnungen, die in keiner Datei stehen: {count}.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Save all reviews to a file, then close</source>
   <translation>Alle Befundungen in eine Datei speichern, dann schließen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Close without saving</source>
   <translation>Schließen, ohne zu speichern</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Close nothing</source>
   <translation>Nichts schließen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved_offer.py" />
   <source>An earlier reading was not saved: the program ended too soon, or was closed.</source>
   <translation>Eine frühere Befundung wurde nicht gespeichert: Das Programm endete zu früh oder wurde geschlossen.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved_offer.py" />
   <source>Restore</source>
   <translation>Wiederherstellen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved_offer.py" />
   <source>Discard</source>
   <translation>Verwerfen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>Window centre and width</source>
   <translation>Zentrum und Breite des Fensters</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>Centre</source>
   <translation>Zentrum</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>Width</source>
   <translation>Breite</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>The value that is shown as middle grey</source>
   <translation>Der Wert, der mittelgrau gezeigt wird</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>How many values lie between black and white</source>
   <translation>Wie viele Werte zwischen Schwarz und Weiß liegen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>&amp;Centre</source>
   <translation>&amp;Zentrum</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>&amp;Width</source>
   <translation>&amp;Breite</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_commands.py" />
   <source>Every open study is read.</source>
   <translation>Alle offenen Studien sind befundet.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>View</source>
   <translation>Projektion</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>Strongest findings</source>
   <translation>Stärkste Befunde</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>Status</source>
   <translation>Status</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>Verdicts</source>
   <translation>Urteile</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>unread</source>
   <translation>unbefundet</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>in progress</source>
   <translation>begonnen</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>read</source>
   <translation>befundet</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>⚠ not suitable for the model</source>
   <translation>⚠ für das Modell nicht geeignet</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>not analysed; earlier: {model}</source>
   <translation>nicht analysiert; früher: {model}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>{findings} · frame {number}</source>
   <translation>{findings} · Einzelbild {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Order of the worklist</source>
   <translation>Reihenfolge der Arbeitsliste</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>What stands first</source>
   <translation>Was zuerst steht</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Agreement…</source>
   <translation>Übereinstimmung…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>How often you agreed with the model, per finding</source>
   <translation>Wie oft Sie dem Modell zustimmten, je Befund</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>{read} of {count} read · agree {agree}, disagree {disagree}, unsure {unsure}</source>
   <translation>{read} von {count} befundet · Zustimmung {agree}, Widerspruch {disagree}, unsicher {unsure}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Analyse all</source>
   <translation>Alle analysieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Ask the model about every image of the list, in the background</source>
   <translation>Das Modell zu jedem Bild der Liste fragen, im Hintergrund</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Analyse no more of them</source>
   <translation>Keine weiteren analysieren</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Analysed {done} of {count}</source>
   <translation>{done} von {count} analysiert</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Arrow keys move, Enter shows a study</source>
   <translation>Pfeiltasten bewegen, Eingabe zeigt eine Studie</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is not a whole ONNX model ({error}). Copy or export the file again.</source>
   <translation>{path} ist kein vollständiges ONNX-Modell ({error}). Die Datei erneut kopieren oder exportieren.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is an ONNX model without {metadata_key}: it was not made for this program. Make one with: pcam-train export</source>
   <translation>{path} ist ein ONNX-Modell ohne {metadata_key}: Es wurde nicht für dieses Programm gemacht. Eines erzeugen mit: pcam-train export</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path}: {error}</source>
   <translation>{path}: {error}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path}: the graph and its manifest disagree. {problem}</source>
   <translation>{path}: Graph und Manifest stimmen nicht überein. {problem}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is a training checkpoint. Export it first (pcam-train export), or run it with the torch engine.</source>
   <translation>{path} ist ein Trainings-Checkpoint. Zuerst exportieren (pcam-train export) oder mit der torch-Engine ausführen.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is empty. Copy or export the file again.</source>
   <translation>{path} ist leer. Die Datei erneut kopieren oder exportieren.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is larger than 2 GiB: this is no model in one file.</source>
   <translation>{path} ist größer als 2 GiB: Das ist kein Modell in einer Datei.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>there is no model file {path}.</source>
   <translation>Es gibt keine Modelldatei {path}.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is a folder; a model is one ONNX file.</source>
   <translation>{path} ist ein Ordner; ein Modell ist eine ONNX-Datei.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} cannot be read: {strerror}.</source>
   <translation>{path} kann nicht gelesen werden: {strerror}.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/concerns.py" />
   <source>Note</source>
   <translation>Hinweis</translation>
  </message>
  <message>
   <location filename="../../pcam_model/concerns.py" />
   <source>Warning</source>
   <translation>Warnung</translation>
  </message>
  <message>
   <location filename="../../pcam_model/concerns.py" />
   <source>Not suitable</source>
   <translation>Nicht geeignet</translation>
  </message>
  <message>
   <location filename="../../pcam_model/concerns.py" />
   <source>{severity}: {message}</source>
   <translation>{severity}: {message}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>there is no device {device!r}; choose one of {devices}.</source>
   <translation>Es gibt kein Gerät {device!r}; möglich sind {devices}.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>threads must be 1 or more, not {threads}.</source>
   <translation>Die Zahl der Threads muss mindestens 1 sein, nicht {threads}.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>there is no engine {name!r}; installed are {entries}.</source>
   <translation>Es gibt keine Engine {name!r}; installiert sind {entries}.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>engine {name!r} ({value}) cannot be loaded: {kind}: {error}</source>
   <translation>Engine {name!r} ({value}) kann nicht geladen werden: {kind}: {error}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>the image cannot be analysed: {error}.</source>
   <translation>Das Bild kann nicht analysiert werden: {error}.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>CUDA was asked for but this installation of onnxruntime has no CUDA (pip install 'pcam-viewer[gpu]'); running on CPU.</source>
   <translation>CUDA wurde verlangt, aber dieses onnxruntime hat kein CUDA (pip install 'pcam-viewer[gpu]'); es läuft auf der CPU.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>CUDA was asked for</source>
   <translation>CUDA wurde verlangt</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>CUDA is installed</source>
   <translation>CUDA ist installiert</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>{wished} but could not start ({error}); running on CPU.</source>
   <translation>{wished}, konnte aber nicht starten ({error}); es läuft auf der CPU.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>{wished} but could not start (driver or CUDA libraries are missing or do not fit); running on CPU.</source>
   <translation>{wished}, konnte aber nicht starten (Treiber oder CUDA-Bibliotheken fehlen oder passen nicht); es läuft auf der CPU.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>onnxruntime {version} cannot start {name}: {error}</source>
   <translation>onnxruntime {version} kann {name} nicht starten: {error}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>CUDA failed ({error}); running on CPU from now on.</source>
   <translation>CUDA ist ausgefallen ({error}); ab jetzt läuft es auf der CPU.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>memory was too small for {images} images at once on {device}; they ran in smaller batches.</source>
   <translation>der Speicher von {device} reichte nicht für {images} Bilder zugleich; sie liefen in kleineren Gruppen.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>the model failed on this image: {error}</source>
   <translation>Das Modell ist an diesem Bild gescheitert: {error}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Atelectasis</source>
   <translation>Atelektase</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Cardiomegaly</source>
   <translation>Kardiomegalie</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Effusion</source>
   <translation>Pleuraerguss</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Infiltration</source>
   <translation>Infiltrat</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Mass</source>
   <translation>Raumforderung</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Nodule</source>
   <translation>Rundherd</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Pneumonia</source>
   <translation>Pneumonie</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Pneumothorax</source>
   <translation>Pneumothorax</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Consolidation</source>
   <translation>Konsolidierung</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Edema</source>
   <translation>Lungenödem</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Emphysema</source>
   <translation>Emphysem</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Fibrosis</source>
   <translation>Fibrose</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Pleural thickening</source>
   <translation>Pleuraverdickung</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Hernia</source>
   <translation>Hernie</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Lung opacity</source>
   <translation>Lungenverschattung</translation>
  </message>
  <message>
   <location filename="../../pcam_model/guarded_engine.py" />
   <source>engine {name!r} ({value}, of {package}) failed: {kind}: {error}</source>
   <translation>Engine {name!r} ({value}, aus {package}) ist fehlgeschlagen: {kind}: {error}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>ultrasound</source>
   <translation>Ultraschall</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>nuclear medicine</source>
   <translation>Nuklearmedizin</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>a photograph</source>
   <translation>ein Foto</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>endoscopy</source>
   <translation>Endoskopie</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>microscopy</source>
   <translation>Mikroskopie</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>mammography</source>
   <translation>Mammographie</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>a dental panorama</source>
   <translation>ein Orthopantomogramm</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>a dental radiograph</source>
   <translation>ein Zahnröntgenbild</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>angiography</source>
   <translation>Angiographie</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>a segmentation</source>
   <translation>eine Segmentierung</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>bone densitometry</source>
   <translation>Knochendichtemessung</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>a plain picture file does not say what it shows; make sure that it is a frontal chest radiograph.</source>
   <translation>Eine einfache Bilddatei sagt nicht, was sie zeigt; sicherstellen, dass es eine frontale Thoraxaufnahme ist.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the file does not say that this is a radiograph; make sure that it is one.</source>
   <translation>Die Datei sagt nicht, dass dies ein Röntgenbild ist; bitte sicherstellen.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>fluoroscopy (RF): the model knows plain chest radiographs only.</source>
   <translation>Durchleuchtung (RF): Das Modell kennt nur gewöhnliche Thoraxaufnahmen.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>of modality {modality}</source>
   <translation>Modalität {modality}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>this is {what}, not a radiograph.</source>
   <translation>Kein Röntgenbild, sondern: {what}.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the body part is {part}, not the chest.</source>
   <translation>Die Körperregion ist {part}, nicht der Thorax.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the header says chest, but its description names another part of the body.</source>
   <translation>Der Header sagt Thorax, aber die Beschreibung nennt eine andere Körperregion.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the body part is not given; only the description speaks of the chest.</source>
   <translation>Die Körperregion ist nicht angegeben; nur die Beschreibung spricht vom Thorax.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the description names another part of the body.</source>
   <translation>Die Beschreibung nennt eine andere Körperregion.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the file does not say which part of the body this is; make sure that it is the chest.</source>
   <translation>Die Datei sagt nicht, welche Körperregion dies ist; sicherstellen, dass es der Thorax ist.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the description speaks of a test or calibration image.</source>
   <translation>Die Beschreibung spricht von einem Test- oder Kalibrierbild.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>this is a lateral view; the model knows frontal views only.</source>
   <translation>Dies ist eine seitliche Aufnahme; das Modell kennt nur Frontalaufnahmen.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>AP view: the heart looks larger than on a PA view of the same chest.</source>
   <translation>AP-Aufnahme: Das Herz wirkt größer als auf einer PA-Aufnahme desselben Thorax.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the header says frontal, but its description says lateral; look which it is.</source>
   <translation>Der Header sagt frontal, aber die Beschreibung sagt seitlich; bitte nachsehen.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the view is neither PA nor AP; the model knows frontal views only.</source>
   <translation>Die Projektion ist weder PA noch AP; das Modell kennt nur Frontalaufnahmen.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the description says lateral; the model knows frontal views only.</source>
   <translation>Die Beschreibung sagt seitlich; das Modell kennt nur Frontalaufnahmen.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the description names a frontal and a lateral view, and the header does not say which this is.</source>
   <translation>Die Beschreibung nennt eine frontale und eine seitliche Aufnahme, und der Header sagt nicht, welche dies ist.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the header does not say whether this is a frontal or a lateral view.</source>
   <translation>Der Header sagt nicht, ob dies eine frontale oder eine seitliche Aufnahme ist.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>this is a colour picture; a radiograph has grey values only.</source>
   <translation>Dies ist ein Farbbild; ein Röntgenbild hat nur Grauwerte.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>{columns} × {rows} pixels</source>
   <translation>{columns} × {rows} Pixel</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the image has only {size}; at least {least} each way are needed.</source>
   <translation>Das Bild hat nur {size}; nötig sind mindestens {least} in jeder Richtung.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the image has only {size}; small findings may be lost.</source>
   <translation>Das Bild hat nur {size}; kleine Befunde können verloren gehen.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the image is unusually long for a chest radiograph ({size}).</source>
   <translation>Das Bild ist für eine Thoraxaufnahme ungewöhnlich lang ({size}).</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the file holds {frames} frames; each is analysed by itself, as a still image.</source>
   <translation>Die Datei enthält {frames} Einzelbilder; jedes wird für sich als Standbild analysiert.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the patient is not human ({species}).</source>
   <translation>Der Patient ist kein Mensch ({species}).</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the description speaks of an animal.</source>
   <translation>Die Beschreibung spricht von einem Tier.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the patient is a child ({age}); the model was made on adults.</source>
   <translation>Der Patient ist ein Kind ({age}); das Modell wurde mit Erwachsenen erstellt.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the patient's age ({age}) lies outside of that of the training data ({low:.0f} to {high:.0f} years).</source>
   <translation>das Alter ({age}) liegt außerhalb der Trainingsdaten ({low:.0f} bis {high:.0f} Jahre).</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>raw detector data (FOR PROCESSING): its grey values are not those of a radiograph meant for reading.</source>
   <translation>Rohe Detektordaten (FOR PROCESSING): Die Grauwerte sind nicht die eines zur Befundung bestimmten Röntgenbildes.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>under one year</source>
   <translation>unter einem Jahr</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>1 year</source>
   <translation>1 Jahr</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>{years} years</source>
   <translation>{years} Jahre</translation>
  </message>
  <message>
   <location filename="../../pcam_model/outputs.py" />
   <source>the model gave {name} of shape {shape} for a batch of {count} images: export it again.</source>
   <translation>Das Modell lieferte {name} der Form {shape} für {count} Bilder auf einmal: bitte neu exportieren.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/outputs.py" />
   <source>the model gave outputs of shape {logits} and {maps} for {count} findings: export it again.</source>
   <translation>Das Modell gab Ausgaben der Form {logits} und {maps} für {count} Befunde: Bitte erneut exportieren.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/outputs.py" />
   <source>the model's maps do not fit its manifest. {problem}</source>
   <translation>Die Karten des Modells passen nicht zu seinem Manifest. {problem}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/outputs.py" />
   <source>the model gave values that are not numbers ({name}, on {device}): there is no result for this image.</source>
   <translation>Das Modell gab Werte, die keine Zahlen sind ({name}, auf {device}): Für dieses Bild gibt es kein Ergebnis.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>all pixels have nearly the same value: there is no picture.</source>
   <translation>alle Pixel haben fast denselben Wert: Es gibt kein Bild.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>{share:.0%} of the pixels are as {tone} as can be: what was there is lost.</source>
   <translation>{share:.0%} der Pixel sind so {tone} wie möglich: Was dort war, ist verloren.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>bright</source>
   <translation>hell</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>dark</source>
   <translation>dunkel</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>the picture has only {levels} grey values; a radiograph has hundreds.</source>
   <translation>das Bild hat nur {levels} Graustufen; eine Röntgenaufnahme hat Hunderte.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>dark and bright seem to be exchanged: with them the other way round it looks like a chest. The file's polarity may be wrong.</source>
   <translation>Hell und Dunkel scheinen vertauscht: Umgekehrt sieht das Bild wie ein Thorax aus. Die Polarität der Datei ist vielleicht falsch.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>the picture does not look like a frontal chest radiograph (distance {distance:.1f} from the training images; up to {most:.1f} is usual).</source>
   <translation>das Bild sieht nicht wie eine frontale Thoraxaufnahme aus (Abstand {distance:.1f} von den Trainingsbildern; üblich ist bis {most:.1f}).</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>the picture is unlike most frontal chest radiographs (distance {distance:.1f} from the training images; up to {most:.1f} is usual).</source>
   <translation>das Bild gleicht den meisten frontalen Thoraxaufnahmen nicht (Abstand {distance:.1f} von den Trainingsbildern; üblich ist bis {most:.1f}).</translation>
  </message>
  <message>
   <location filename="../../pcam_model/plugins.py" />
   <source>{problem} The plug-in is switched off until the program starts again.</source>
   <translation>{problem} Das Plug-in ist bis zum nächsten Programmstart abgeschaltet.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/suitability.py" />
   <source>the model finds this image unlike the chest radiographs it knows (suitability {suitability:.2f}, below {threshold:.2f}).</source>
   <translation>das Modell findet dieses Bild den bekannten Thoraxaufnahmen unähnlich (Eignung {suitability:.2f}, unter {threshold:.2f}).</translation>
  </message>
 </context>
</TS>
